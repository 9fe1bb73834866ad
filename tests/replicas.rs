//! Several servers share one store: all follow it, none changes it, and none needs the right to.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant, SystemTime};

use crate::browser::Server as Process;
use crate::releases::Shelf;
use crate::support::sample;

/// Addresses of every kind, so that a reader that writes would be seen.
const ADDRESSES: [&str; 7] = [
    "/trends",
    "/trends.zip?area=open-data",
    "/commitments?q=budget",
    "/data",
    "/diary",
    "/releases.atom",
    "/briefs/member/kenya.pdf",
];

fn get(server: &Process, path: &str) -> reqwest::blocking::Response {
    reqwest::blocking::get(server.at(path)).unwrap()
}

fn ready(server: &Process) -> String {
    get(server, "/readyz").text().unwrap().trim().to_owned()
}

/// Waits until a server serves a release.
#[track_caller]
fn follows(server: &Process, id: &str) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while ready(server) != id {
        assert!(Instant::now() < deadline, "{} is served, not {id}", ready(server));
    }
}

/// What lies in a store: size and time of each file and folder.
fn listed(store: &Path) -> BTreeMap<PathBuf, (u64, SystemTime)> {
    let mut found = BTreeMap::new();
    let mut folders = vec![store.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let known = entry.metadata().unwrap();
            found.insert(entry.path(), (known.len(), known.modified().unwrap()));
            if known.is_dir() {
                folders.push(entry.path());
            }
        }
    }
    found
}

fn start(store: &Path) -> Process {
    Process::start(&["--store", store.to_str().unwrap(), "--watch", "10ms"])
}

#[test]
fn two_servers_follow_one_store() {
    let shelf = Shelf::new();
    let first = shelf.release(&[&sample("national_commitments.csv")]);
    let servers = [start(&shelf.store), start(&shelf.store)];
    for server in &servers {
        assert_eq!(ready(server), first);
    }
    let second = shelf.release(&[&sample("national_commitments.csv"), &sample("local_commitments.csv")]);
    for server in &servers {
        follows(server, &second);
    }
    // Both give the same bytes and the same mark, so that it is all the same to a cache whom it asks.
    for path in ["/trends.csv?area=open-data", "/trends.png", "/catalog.jsonld", "/embed/trends"] {
        let [one, other] = [0, 1].map(|which| {
            let request =
                reqwest::blocking::Client::new().get(servers[which].at(path)).header("host", "ogp.test");
            let reply = request.send().unwrap();
            assert_eq!(reply.status(), 200, "{path}");
            (reply.headers().get("etag").cloned(), reply.bytes().unwrap())
        });
        assert_eq!(one, other, "{path}");
    }
    assert_eq!(shelf.releases(&["rollback"]).0, 0);
    for server in &servers {
        follows(server, &first);
        for id in [&first, &second] {
            assert_eq!(get(server, &format!("/trends.csv?data={id}")).status(), 200, "{id}");
        }
    }
}

#[test]
fn readers_leave_a_store_as_it_is() {
    let shelf = Shelf::new();
    let first = shelf.release(&[&sample("national_commitments.csv")]);
    shelf.release(&[&sample("national_commitments.csv"), &sample("local_commitments.csv")]);
    let before = listed(&shelf.store);
    let server = start(&shelf.store);
    for address in ADDRESSES {
        assert_eq!(get(&server, address).status(), 200, "{address}");
    }
    assert_eq!(get(&server, &format!("/trends.csv?data={first}")).status(), 200);
    server.signal("HUP");
    assert_eq!(get(&server, "/trends").status(), 200);
    assert_eq!(listed(&shelf.store), before, "neither lock nor draft nor anything else is written");
}

/// A store on a disk that is mounted for reading, or of another user.
#[cfg(unix)]
#[test]
fn a_store_that_cannot_be_written_can_be_served() {
    use std::os::unix::fs::PermissionsExt;

    let shelf = Shelf::new();
    let id = shelf.release(&[&sample("national_commitments.csv")]);
    let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let paths: Vec<PathBuf> = listed(&shelf.store).into_keys().collect();
    for path in paths.iter().map(PathBuf::as_path).chain([shelf.store.as_path()]) {
        allow(path, if path.is_dir() { 0o555 } else { 0o444 });
    }
    allow(shelf.store.parent().unwrap(), 0o755);
    let is_administrator = fs::write(shelf.store.join("probe"), "").is_ok();
    let server = if is_administrator {
        // The administrator may write everywhere; without the right to, it is like everybody else.
        fs::remove_file(shelf.store.join("probe")).unwrap();
        let mut without = Command::new("setpriv");
        without.args(["--bounding-set=-dac_override", env!("CARGO_BIN_EXE_ogp-dashboard")]);
        Process::started(without, &["--store", shelf.store.to_str().unwrap()])
    } else {
        start(&shelf.store)
    };
    assert_eq!(ready(&server), id);
    for address in ADDRESSES {
        assert_eq!(get(&server, address).status(), 200, "{address}");
    }
    for path in std::iter::once(&shelf.store).chain(&paths).filter(|path| path.is_dir()) {
        allow(path, 0o755);
    }
}

//! Releases of a store: which is current, what is held back, what an operator may do, and a server that follows.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use ogp_dashboard::reference::Reference;
use ogp_dashboard::releases::Releases;
use ogp_dashboard::store;
use ogp_dashboard::web::{Server, router};
use tower::ServiceExt;

use crate::browser::Server as Process;
use crate::files::ask;
use crate::support::{run, sample, stderr, stdout, table};

/// A store in a folder of its own.
pub(crate) struct Shelf {
    folder: tempfile::TempDir,
    pub(crate) store: PathBuf,
}

impl Shelf {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { store: folder.path().join("store"), folder }
    }

    /// A file beside the store.
    pub(crate) fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    /// Runs `ingest`; exit code, standard output and standard error.
    pub(crate) fn ingest(&self, files: &[&Path], flags: &[&str]) -> (i32, String, String) {
        let mut words = vec!["ingest", "--store", self.store.to_str().unwrap()];
        words.extend(files.iter().map(|file| file.to_str().unwrap()));
        words.extend(flags);
        let output = run(words);
        (output.status.code().unwrap(), stdout(&output), stderr(&output))
    }

    /// Ingests; the id of the release, which must be current then.
    #[track_caller]
    pub(crate) fn release(&self, files: &[&Path]) -> String {
        let (code, said, complaint) = self.ingest(files, &[]);
        assert_eq!(code, 0, "{complaint}");
        let id = written(&said);
        assert_eq!(self.current(), id);
        id
    }

    /// Runs `releases`; exit code, standard output and standard error.
    pub(crate) fn releases(&self, words: &[&str]) -> (i32, String, String) {
        let output = run([&["releases", "--store", self.store.to_str().unwrap()], words].concat());
        (output.status.code().unwrap(), stdout(&output), stderr(&output))
    }

    /// The id of the release that is shown.
    #[track_caller]
    pub(crate) fn current(&self) -> String {
        store::newest(&self.store).unwrap().0.release.id
    }

    /// A server of the store, as it is now.
    pub(crate) fn server(&self) -> Server {
        let reference = Arc::new(Reference::load().unwrap());
        Server::of(Releases::new(store::newest_of(&self.store).unwrap(), reference).unwrap())
    }

    /// The folder of a release.
    fn place(&self, id: &str) -> PathBuf {
        store::find(&self.store, id).unwrap().path
    }
}

/// The id in what `ingest` says.
pub(crate) fn written(said: &str) -> String {
    let line = said.lines().find_map(|line| line.strip_prefix("Release ")).unwrap();
    line.split(' ').next().unwrap().to_owned()
}

/// The national sample without some of its records.
pub(crate) fn national(keep: impl Fn(usize, &csv::StringRecord) -> bool) -> String {
    edited(keep, |_, _| true)
}

/// The same, also without some of its columns.
fn edited(keep: impl Fn(usize, &csv::StringRecord) -> bool, column: impl Fn(usize, &str) -> bool) -> String {
    let mut reader = csv::Reader::from_path(sample("national_commitments.csv")).unwrap();
    let headers = reader.headers().unwrap().clone();
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut write = |record: &csv::StringRecord| {
        let cells = record.iter().enumerate().filter(|(at, _)| column(*at, &headers[*at]));
        writer.write_record(cells.map(|(_, cell)| cell)).unwrap();
    };
    write(&headers);
    for (row, record) in reader.records().map(Result::unwrap).enumerate() {
        if keep(row, &record) {
            write(&record);
        }
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn a_release_holds_all_that_was_read_and_lost() {
    let shelf = Shelf::new();
    let broken = shelf.file("more.csv", &national(|row, _| row < 3).replace("Albania", "Atlantis"));
    let (_, said, _) = shelf.ingest(&[&sample("national_commitments.csv"), &broken], &[]);
    let place = shelf.place(&written(&said));
    let package: serde_json::Value =
        serde_json::from_slice(&fs::read(place.join("datapackage.json")).unwrap()).unwrap();
    let resources = package["resources"].as_array().unwrap();
    let named: Vec<&str> = resources.iter().map(|one| one["path"].as_str().unwrap()).collect();
    assert_eq!(
        named,
        ["commitments.parquet", "plans.parquet", "tags.parquet", "rejects.csv", "sources.csv", "report.json"]
    );
    for (resource, name) in resources.iter().zip(named) {
        assert_eq!(resource["bytes"], fs::metadata(place.join(name)).unwrap().len(), "{name}");
    }
    let rejects = table(&fs::read(place.join("rejects.csv")).unwrap());
    assert!(
        !rejects.is_empty() && rejects.iter().all(|row| !row["line"].is_empty() && !row["reason"].is_empty())
    );
    let sources = table(&fs::read(place.join("sources.csv")).unwrap());
    assert_eq!(sources.len(), 2);
    assert!(sources.iter().all(|row| row["sha256"].len() == 64));
}

#[test]
fn an_operator_lists_goes_back_and_keeps_some() {
    let shelf = Shelf::new();
    let ids: Vec<String> = (0..4)
        .map(|less| shelf.release(&[&shelf.file("export.csv", &national(|row, _| row >= 3 - less))]))
        .collect();
    let (code, said, _) = shelf.releases(&["list"]);
    assert_eq!(code, 0);
    let listed: Vec<&str> = said.lines().collect();
    assert_eq!(listed.len(), 4, "{said}");
    for (line, id) in listed.iter().zip(ids.iter().rev()) {
        assert!(line.contains(id) && line.contains("commitments"), "the newest first: {said}");
    }
    assert!(listed[0].starts_with("* ") && !listed[1].starts_with('*'), "{said}");

    // Back by one, back to a certain one, and on with what is ingested next.
    assert_eq!(shelf.releases(&["rollback"]).0, 0);
    assert_eq!(shelf.current(), ids[2]);
    assert_eq!(shelf.releases(&["rollback", &ids[0]]).0, 0);
    assert_eq!(shelf.current(), ids[0]);
    let (code, _, complaint) = shelf.releases(&["rollback"]);
    assert_eq!(code, 2);
    assert!(complaint.contains("no earlier release"), "{complaint}");
    let (code, _, complaint) = shelf.releases(&["rollback", "nothing"]);
    assert!(code == 2 && complaint.contains(&ids[3]), "the known ones are named: {complaint}");

    // The current one stays, although it is the oldest.
    let (code, said, _) = shelf.releases(&["keep", "2"]);
    assert_eq!(code, 0);
    for gone in [&ids[1], &ids[2]] {
        assert!(said.contains(&format!("addresses with data={gone} no longer work")), "{said}");
    }
    assert_eq!(shelf.current(), ids[0]);
    assert_eq!(store::list(&shelf.store).unwrap().len(), 2);
    let again = shelf.release(&[&shelf.file("export.csv", &national(|row, _| row >= 1))]);
    assert_eq!(again, ids[2], "the same rows are the same release");
    let (_, said, _) =
        shelf.ingest(&[&shelf.file("export.csv", &national(|row, _| row >= 2))], &["--keep", "1"]);
    assert_eq!(said.matches("no longer work").count(), 3, "{said}");
    assert_eq!(store::list(&shelf.store).unwrap().len(), 1);
}

#[test]
fn a_sudden_loss_is_held_back_until_it_is_confirmed() {
    let shelf = Shelf::new();
    let whole = shelf.release(&[&sample("national_commitments.csv")]);
    let half = shelf.file("half.csv", &national(|row, _| row % 2 == 0));
    let (code, said, complaint) = shelf.ingest(&[&half], &[]);
    assert_eq!(code, 1);
    let held = written(&said);
    assert!(complaint.contains("274 commitments, where there were 547 (50 % fewer)"), "{complaint}");
    assert!(complaint.contains(&format!("releases confirm {held}")) && complaint.contains("--accept-loss"));

    // It is kept, and nobody sees it.
    assert_eq!(shelf.current(), whole);
    let (_, said, _) = shelf.releases(&["list"]);
    assert!(said.lines().next().unwrap().contains("HELD BACK"), "{said}");
    let server = shelf.server();
    assert_eq!(ask(&server, "GET", &format!("/trends.csv?data={held}"), &[]).status, StatusCode::NOT_FOUND);
    assert!(!ask(&server, "GET", "/releases.atom", &[]).text().contains(&held));
    assert_eq!(shelf.releases(&["rollback", &held]).0, 2, "a rollback is no confirmation");
    let (code, ..) = shelf.ingest(&[&half], &[]);
    assert_eq!((code, shelf.current()), (1, whole.clone()), "asking twice is no confirmation");

    assert_eq!(shelf.releases(&["confirm", &held]).0, 0);
    assert_eq!(shelf.current(), held);
    assert!(server.releases().look_again().unwrap());
    assert_eq!(ask(&server, "GET", "/readyz", &[]).text().trim(), held);
    // From there on the half is what others are compared with.
    assert_eq!(shelf.releases(&["rollback"]).0, 0);
    let (code, ..) = shelf.ingest(&[&half], &["--accept-loss"]);
    assert_eq!((code, shelf.current()), (0, held));
}

#[test]
fn members_columns_and_layouts_that_are_gone_are_losses_too() {
    let shelf = Shelf::new();
    let (nations, locals) = (sample("national_commitments.csv"), sample("local_commitments.csv"));
    let whole = shelf.release(&[&nations, &locals]);
    let no_albania = shelf.file("a.csv", &national(|_, row| &row[1] != "Albania"));
    let no_stars = shelf.file("b.csv", &edited(|_, _| true, |_, header| header != "starred"));
    for (files, words) in [
        ([&no_albania, &locals].as_slice(), "no commitment of albania, where there were"),
        ([&no_stars, &locals].as_slice(), "no column “starred” in the files of the layout"),
        ([&nations].as_slice(), "where there were 180 commitments in such files"),
    ] {
        let files: Vec<&Path> = files.iter().map(|file| file.as_path()).collect();
        let (code, _, complaint) = shelf.ingest(&files, &[]);
        assert!(code == 1 && complaint.contains(words), "{words}: {complaint}");
        assert_eq!(shelf.current(), whole);
    }
    let a_few_less =
        shelf.file("c.csv", &national(|row, record| row % 20 != 0 || &record[1] == "Papua New Guinea"));
    let (code, _, complaint) = shelf.ingest(&[&a_few_less, &locals], &[]);
    assert_eq!(code, 0, "corrections are no loss: {complaint}");
}

#[test]
fn other_commitments_in_the_place_of_many_are_a_loss() {
    let shelf = Shelf::new();
    let whole = shelf.release(&[&sample("national_commitments.csv")]);
    // Every third commitment under another code: as many rows as before.
    let mut reader = csv::Reader::from_path(sample("national_commitments.csv")).unwrap();
    let headers = reader.headers().unwrap().clone();
    let code = headers.iter().position(|header| header == "commitment_id").unwrap();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&headers).unwrap();
    for (row, record) in reader.records().map(Result::unwrap).enumerate() {
        let cells = record.iter().enumerate().map(|(at, cell)| match (at == code, row % 3) {
            (true, 0) => format!("ZZ{row:04}"),
            _ => cell.to_owned(),
        });
        writer.write_record(cells).unwrap();
    }
    let other = shelf.file("other.csv", &String::from_utf8(writer.into_inner().unwrap()).unwrap());
    let (code, _, complaint) = shelf.ingest(&[&other], &[]);
    assert!(code == 1 && complaint.contains("others took their place"), "{complaint}");
    assert_eq!(shelf.current(), whole);
}

#[test]
fn what_waits_for_a_confirmation_takes_no_place_of_those_that_are_kept() {
    let shelf = Shelf::new();
    let older = shelf.release(&[&shelf.file("export.csv", &national(|row, _| row > 0))]);
    let current = shelf.release(&[&sample("national_commitments.csv")]);
    let (_, said, _) = shelf.ingest(&[&shelf.file("half.csv", &national(|row, _| row % 2 == 0))], &[]);
    let held = written(&said);
    assert_eq!(shelf.releases(&["keep", "2"]).0, 0);
    let left: Vec<String> =
        store::list(&shelf.store).unwrap().into_iter().map(|kept| kept.release.id).collect();
    assert_eq!(left, [held, current, older]);
}

#[test]
fn an_older_release_that_is_damaged_is_never_replaced_by_newer_data() {
    let shelf = Shelf::new();
    let older = shelf.release(&[&shelf.file("export.csv", &national(|row, _| row > 0))]);
    let newer = shelf.release(&[&sample("national_commitments.csv")]);
    let server = shelf.server();
    fs::write(shelf.place(&older).join("commitments.parquet"), "cut off").unwrap();
    for address in [format!("/trends?data={older}"), format!("/trends.csv?data={older}")] {
        let answer = ask(&server, "GET", &address, &[]);
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{address}");
    }
    // Of the newer one all can be told but what it changed.
    let page = ask(&server, "GET", &format!("/diary/{newer}"), &[]);
    assert_eq!(page.status, StatusCode::OK);
}

#[test]
fn what_is_broken_is_never_served() {
    let shelf = Shelf::new();
    let ids = [1, 0].map(|less| shelf.release(&[&shelf.file("export.csv", &national(|row, _| row >= less))]));
    let place = shelf.place(&ids[1]);
    let files = [
        "commitments.parquet",
        "plans.parquet",
        "tags.parquet",
        "rejects.csv",
        "sources.csv",
        "report.json",
        "datapackage.json",
        "release.json",
    ];
    for name in files {
        let path = place.join(name);
        let whole = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        assert_eq!(shelf.current(), ids[0], "without {name}");
        for part in [0, whole.len() / 2, whole.len() - 1] {
            fs::write(&path, &whole[..part]).unwrap();
            assert_eq!(shelf.current(), ids[0], "{part} bytes of {name}");
        }
        let (code, _, complaint) = shelf.releases(&["list"]);
        assert!(code == 1 && complaint.contains("ingest the sources again"), "{complaint}");
        fs::write(&path, &whole).unwrap();
        assert_eq!(shelf.current(), ids[1], "with {name} again");
    }
    let manifest = fs::read_to_string(place.join("release.json")).unwrap();
    fs::write(place.join("release.json"), manifest.replace("\"format\": 2", "\"format\": 3")).unwrap();
    assert_eq!(shelf.current(), ids[0], "of a later program");
    let (_, _, complaint) = shelf.releases(&["list"]);
    assert!(complaint.contains("format 3") && complaint.contains("newer"), "{complaint}");
    fs::write(place.join("release.json"), manifest).unwrap();

    // The pointer itself: anything in it that is no release counts as nothing.
    for pointed in ["", "nothing", "../..", "\u{0}", ".draft-x"] {
        fs::write(shelf.store.join("current"), pointed).unwrap();
        assert_eq!(shelf.current(), ids[1], "{pointed:?}");
    }
    fs::write(shelf.store.join("current"), place.file_name().unwrap().to_str().unwrap()).unwrap();
    fs::remove_dir_all(shelf.place(&ids[0])).unwrap();
    fs::write(place.join("plans.parquet"), "").unwrap();
    let (code, _, complaint) = {
        let output = run(["render", "trends.csv", "--store", shelf.store.to_str().unwrap()]);
        (output.status.code().unwrap(), (), stderr(&output))
    };
    assert!(code == 1 && complaint.contains("plans.parquet"), "the sample does not stand in: {complaint}");
}

#[test]
fn releases_of_the_first_format_are_still_read() {
    let shelf = Shelf::new();
    let id = shelf.release(&[&sample("national_commitments.csv")]);
    let place = shelf.place(&id);
    // As the first format was: fewer files, no number, no pointer.
    let mut manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(place.join("release.json")).unwrap()).unwrap();
    let fields = manifest.as_object_mut().unwrap();
    fields.remove("format");
    fields.insert("first".into(), fields["created"].clone());
    let added = ["tags.parquet", "rejects.csv", "sources.csv", "datapackage.json"];
    fields["files"].as_array_mut().unwrap().retain(|file| !added.contains(&file[0].as_str().unwrap()));
    fs::write(place.join("release.json"), manifest.to_string()).unwrap();
    added.iter().for_each(|name| fs::remove_file(place.join(name)).unwrap());
    fs::remove_file(shelf.store.join("current")).unwrap();
    fs::remove_file(shelf.store.join(".lock")).unwrap();
    assert_eq!(shelf.current(), id);
    let output = run(["render", "trends.csv", "--store", shelf.store.to_str().unwrap()]);
    assert!(output.status.success(), "counts are made from its commitments: {}", stderr(&output));
    let next = shelf.release(&[&sample("national_commitments.csv"), &sample("local_commitments.csv")]);
    assert_eq!(shelf.releases(&["rollback"]).0, 0);
    assert_eq!(shelf.current(), id);
    assert_ne!(next, id);
}

#[test]
fn two_ingests_do_not_tread_on_each_other() {
    let shelf = Shelf::new();
    shelf.release(&[&sample("national_commitments.csv")]);
    let draft = shelf.store.join(".draft-of-the-other");
    fs::create_dir(&draft).unwrap();
    let lock = fs::File::options().write(true).open(shelf.store.join(".lock")).unwrap();
    lock.lock().unwrap();
    fs::write(shelf.store.join(".lock"), "process 4711").unwrap();
    let (code, _, complaint) = shelf.ingest(&[&sample("local_commitments.csv")], &["--accept-loss"]);
    assert!(code == 1 && complaint.contains("process 4711 is writing"), "{complaint}");
    for words in [&["rollback"][..], &["keep", "1"], &["confirm", "x"]] {
        assert_eq!(shelf.releases(words).0, 1, "{words:?}");
    }
    assert!(draft.exists(), "the draft of the other is not swept up");
    drop(lock);
    let (code, ..) = shelf.ingest(&[&sample("local_commitments.csv")], &["--accept-loss"]);
    assert_eq!(code, 0);
    assert!(!draft.exists(), "what a crash left is");
}

/// Addresses whose answers depend on nothing but the release that is served.
const ADDRESSES: [&str; 6] = [
    "/trends.json",
    "/trends.csv?area=open-data",
    "/data/plans.csv",
    "/commitments?q=budget",
    "/areas/open-data",
    "/embed/trends",
];

#[test]
fn requests_go_on_while_releases_are_swapped() {
    let reference = Arc::new(Reference::load().unwrap());
    let files = [vec![sample("national_commitments.csv")], vec![sample("local_commitments.csv")]];
    let load = |which: usize| store::load_files(&files[which], None, &reference).unwrap();
    let server = Server::of(Releases::new(load(0), Arc::clone(&reference)).unwrap());
    let [first, second] = [0, 1].map(|which| load(which).data.release.id);
    // What each address answers for each release.
    let expected: BTreeMap<&str, [Vec<u8>; 2]> = ADDRESSES
        .into_iter()
        .map(|address| {
            let one = |which| {
                let releases = Releases::new(load(which), Arc::clone(&reference)).unwrap();
                ask(&Server::of(releases), "GET", address, &[]).bytes
            };
            (address, [one(0), one(1)])
        })
        .collect();
    assert!(expected.values().all(|[one, other]| one != other));

    let over = AtomicBool::new(false);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build().unwrap();
    let seen = std::thread::scope(|scope| {
        let askers: Vec<_> = (0..4)
            .map(|start| {
                let (server, runtime, expected, over) = (&server, &runtime, &expected, &over);
                scope.spawn(move || {
                    let mut seen = [0, 0];
                    for address in ADDRESSES.into_iter().cycle().skip(start) {
                        let (status, bytes) = runtime.block_on(one(server.clone(), address));
                        assert_eq!(status, StatusCode::OK, "{address}");
                        let whole = expected[address].iter().position(|expected| *expected == bytes);
                        seen[whole.unwrap_or_else(|| panic!("{address} mixes two releases"))] += 1;
                        if over.load(Ordering::Relaxed) {
                            return seen;
                        }
                    }
                    seen
                })
            })
            .collect();
        let releases = server.releases();
        for turn in 1..=10 {
            assert!(releases.swap(load(turn % 2)).unwrap());
            // A release that no store keeps stays, too.
            for id in [&first, &second] {
                assert_eq!(releases.get(id).unwrap().unwrap().data().release.id, *id);
            }
        }
        over.store(true, Ordering::Relaxed);
        askers.into_iter().map(|asker| asker.join().unwrap()).fold([0, 0], |a, b| [a[0] + b[0], a[1] + b[1]])
    });
    println!("{} answers of the one and {} of the other release while ten were swapped", seen[0], seen[1]);
    assert!(seen.iter().all(|count| *count > 0));
}

async fn one(server: Server, address: &str) -> (StatusCode, Vec<u8>) {
    let request = Request::builder().uri(address).body(Body::empty()).unwrap();
    let (parts, body) = router(server).oneshot(request).await.unwrap().into_parts();
    (parts.status, to_bytes(body, usize::MAX).await.unwrap().to_vec())
}

#[test]
fn a_running_server_follows_the_store() {
    let shelf = Shelf::new();
    let process = Process::start(&["--store", shelf.store.to_str().unwrap(), "--watch", "0s"]);
    let ready = || reqwest::blocking::get(process.at("/readyz")).unwrap().text().unwrap().trim().to_owned();
    let becomes = |id: &str| {
        process.signal("HUP");
        let deadline = Instant::now() + Duration::from_secs(60);
        while ready() != id {
            assert!(Instant::now() < deadline, "{} is served, not {id}", ready());
        }
    };
    let sample_id = ready();
    assert!(sample_id.starts_with("sample-"), "an empty store shows the sample");
    let first = shelf.release(&[&sample("national_commitments.csv")]);
    becomes(&first);
    let second = shelf.release(&[&sample("national_commitments.csv"), &sample("local_commitments.csv")]);
    assert_eq!(ready(), first, "nobody asked it to look");
    becomes(&second);
    shelf.releases(&["rollback"]);
    becomes(&first);
    for id in [&first, &second, &sample_id] {
        let reply = reqwest::blocking::get(process.at(&format!("/trends.csv?data={id}"))).unwrap();
        assert_eq!(reply.status(), 200, "{id} stays available");
    }
}

#[test]
fn a_server_looks_by_itself() {
    let shelf = Shelf::new();
    shelf.release(&[&sample("national_commitments.csv")]);
    let process = Process::start(&["--store", shelf.store.to_str().unwrap(), "--watch", "10ms"]);
    let next = shelf.release(&[&sample("national_commitments.csv"), &sample("local_commitments.csv")]);
    let deadline = Instant::now() + Duration::from_secs(60);
    while reqwest::blocking::get(process.at("/readyz")).unwrap().text().unwrap().trim() != next {
        assert!(Instant::now() < deadline, "the new release is not served");
    }
}

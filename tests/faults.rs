//! What a crash, a full disk and a folder that cannot be written leave of a store: the old release or the new one, whole.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Instant;

use ogp_dashboard::store;
use rand::RngExt;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use crate::releases::{Shelf, national, written};
use crate::support::{in_ci, sample, stderr};

const PROGRAM: &str = env!("CARGO_BIN_EXE_ogp-dashboard");
/// How often an ingest is killed.
const KILLS: u32 = 200;

/// The national sample with another title in each variant, so that each is another release.
fn variant(shelf: &Shelf, number: u32) -> (PathBuf, String) {
    let marker = format!("variant {number} ");
    let text = national(|_, _| true).replacen("Creation of", &format!("{marker}creation of"), 1);
    (shelf.file("export.csv", &text), marker)
}

/// What a run came to, past the runner of the tests, which shows nobody what passing tests print.
fn told(words: &str) {
    let _ = writeln!(std::io::stderr(), "{words}");
}

fn ingest(shelf: &Shelf, file: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(["ingest", "--keep", "2", "--store"]).arg(&shelf.store).arg(file);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Whether the store shows the new release (`true`) or the one before; anything else fails. Every other release is whole, too.
#[track_caller]
fn is_new(shelf: &Shelf, old: &str, marker: &str) -> bool {
    let (data, path) = store::newest(&shelf.store).expect("the store shows a release");
    assert!(!path.file_name().unwrap().to_str().unwrap().starts_with('.'), "a draft is shown: {path:?}");
    for kept in store::list(&shelf.store).unwrap() {
        store::open(&kept.path).expect("every release that is listed is whole");
    }
    let new = data.commitments.iter().any(|commitment| commitment.title.contains(marker));
    assert!(
        new || data.release.id == old,
        "{} is neither {old} nor the one with “{marker}”",
        data.release.id
    );
    new
}

/// After a crash, the next ingest works and leaves nothing behind.
#[track_caller]
fn goes_on(shelf: &Shelf) {
    let (code, _, complaint) = shelf.ingest(&[&sample("national_commitments.csv")], &["--keep", "2"]);
    assert_eq!(code, 0, "{complaint}");
    let left: Vec<_> = fs::read_dir(&shelf.store).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_str().unwrap().starts_with(".draft")), "{left:?}");
}

#[test]
fn a_kill_at_any_moment_leaves_the_old_or_the_new_release() {
    let shelf = Shelf::new();
    shelf.release(&[&sample("national_commitments.csv")]);
    let durations = (0..3).map(|number| {
        let (file, _) = variant(&shelf, KILLS + number);
        let start = Instant::now();
        assert!(ingest(&shelf, &file).status().unwrap().success());
        start.elapsed()
    });
    let mut longest = durations.max().unwrap();
    let mut old = shelf.current();
    let mut moments = ChaCha8Rng::seed_from_u64(7);
    let mut outcomes = [0, 0];
    for number in 0..KILLS {
        let (file, marker) = variant(&shelf, number);
        let moment = longest.mul_f64(moments.random_range(0.0..1.1));
        let start = Instant::now();
        let mut process = ingest(&shelf, &file).spawn().unwrap();
        spin_until(start + moment);
        process.kill().unwrap();
        process.wait().unwrap();
        let new = is_new(&shelf, &old, &marker);
        outcomes[usize::from(new)] += 1;
        old = shelf.current();
        if !new && moment > longest {
            // The machine has more to do now than when it was measured.
            longest = longest.mul_f64(1.2);
        }
    }
    let [old, new] = outcomes;
    told(&format!(
        "{KILLS} kills within {longest:?}: {old} times the old release, {new} times the new one, never neither"
    ));
    assert!(old > 0 && new > 0, "the moments cover the whole ingest");
    goes_on(&shelf);
}

/// A moment to kill at; no outcome relies on meeting it.
fn spin_until(moment: Instant) {
    while Instant::now() < moment {
        std::hint::spin_loop();
    }
}

#[test]
fn a_kill_at_each_step_leaves_the_old_or_the_new_release() {
    if !is_there("strace") {
        return;
    }
    let mut outcomes = [0, 0];
    for step in
        ["flock", "?mkdir,?mkdirat", "fsync", "?rename,?renameat,?renameat2", "?unlink,?unlinkat,?rmdir"]
    {
        for time in 1.. {
            let shelf = Shelf::new();
            let old = shelf.release(&[&sample("national_commitments.csv")]);
            // A third release, so that the last step has something to remove.
            fs::create_dir(shelf.store.join(".draft-of-a-crash")).unwrap();
            let (_, said, _) = shelf.ingest(&[&variant(&shelf, 1).0], &[]);
            assert_ne!(written(&said), old);
            let old = shelf.current();
            let (file, marker) = variant(&shelf, 2);
            let inject = format!("inject={step}:signal=KILL:when={time}");
            let plain = ingest(&shelf, &file);
            let mut traced = Command::new("strace");
            traced.args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={step}"), "-e", &inject]);
            traced.arg(PROGRAM).args(plain.get_args()).stdout(Stdio::null()).stderr(Stdio::null());
            if traced.status().unwrap().success() {
                assert!(time > 1, "an ingest has the step {step}");
                break;
            }
            outcomes[usize::from(is_new(&shelf, &old, &marker))] += 1;
            goes_on(&shelf);
        }
    }
    told(&format!(
        "killed at {} steps: {} times the old release, {} times the new one",
        outcomes[0] + outcomes[1],
        outcomes[0],
        outcomes[1]
    ));
    assert!(outcomes.iter().all(|count| *count > 0));
}

/// Whether a tool is installed; says so where it is not.
fn is_there(tool: &str) -> bool {
    let found = Command::new(tool).arg("-V").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    if !found {
        told(&format!("skipped: {tool} is not here"));
    }
    found
}

#[test]
fn every_state_that_a_crash_can_leave_shows_a_whole_release() {
    let shelf = Shelf::new();
    let other = Shelf::new();
    let old = shelf.release(&[&sample("national_commitments.csv")]);
    let (file, marker) = variant(&other, 1);
    other.release(&[&file]);
    let whole = store::newest(&other.store).unwrap().1;
    let draft = shelf.store.join(".draft-x");
    fs::create_dir(&draft).unwrap();
    let mut names: Vec<_> = fs::read_dir(&whole).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort_by_key(|name| name == "release.json");
    for name in names {
        let bytes = fs::read(whole.join(&name)).unwrap();
        for part in [0, bytes.len() / 2, bytes.len()] {
            fs::write(draft.join(&name), &bytes[..part]).unwrap();
            assert!(!is_new(&shelf, &old, &marker), "{part} bytes of {name:?}");
        }
    }
    // In place, and not yet current.
    let place = shelf.store.join(whole.file_name().unwrap());
    fs::rename(&draft, &place).unwrap();
    assert!(!is_new(&shelf, &old, &marker), "nothing points at it");
    // The pointer, half written into a draft, then in place.
    fs::create_dir(&draft).unwrap();
    fs::write(draft.join("current"), place.file_name().unwrap().to_str().unwrap()).unwrap();
    assert!(!is_new(&shelf, &old, &marker));
    fs::rename(draft.join("current"), shelf.store.join("current")).unwrap();
    assert!(is_new(&shelf, &old, &marker));
    goes_on(&shelf);
}

/// Runs a script with a file to ingest and the store as `$1` and `$2`, and the program as `$0`.
fn script(text: &str, file: &Path, store: &Path) -> Output {
    let words: [&OsStr; 4] = [text.as_ref(), PROGRAM.as_ref(), file.as_ref(), store.as_ref()];
    Command::new("sh").arg("-c").args(words).output().unwrap()
}

#[test]
fn a_file_that_cannot_grow_leaves_the_old_release() {
    let shelf = Shelf::new();
    let old = shelf.release(&[&sample("national_commitments.csv")]);
    let (file, marker) = variant(&shelf, 1);
    let mut refused = 0;
    for blocks in [0, 1, 2, 8, 32, 64, 100, 150, 200, 300, 500, 800, 1200] {
        let limited = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" ingest \"$1\" --store \"$2\"");
        let output = script(&limited, &file, &shelf.store);
        if output.status.success() {
            assert!(is_new(&shelf, &old, &marker));
            break;
        }
        refused += 1;
        assert_eq!(output.status.code(), Some(1), "{blocks}");
        let complaint = stderr(&output);
        assert!(complaint.contains("make room and try again"), "{blocks}: {complaint}");
        assert!(!is_new(&shelf, &old, &marker), "{blocks}");
        assert_eq!(store::list(&shelf.store).unwrap().len(), 1, "{blocks}");
    }
    assert!(refused > 5, "{refused}");
    goes_on(&shelf);
}

#[test]
fn a_full_disk_leaves_the_old_release() {
    // A file system of a few blocks, in a name space of its own; not every machine allows that.
    let full = "mount -t tmpfs -o size=$3 none \"$2\" || exit 99; cp -r \"$2.old/.\" \"$2\"
        \"$0\" ingest \"$1\" --store \"$2\" >/dev/null 2>\"$2.said\"; echo $? >\"$2.code\"; \"$0\" releases --store \"$2\" list && ls -A \"$2\"";
    let shelf = Shelf::new();
    let old = shelf.release(&[&sample("national_commitments.csv")]);
    let (file, _) = variant(&shelf, 1);
    let kept = shelf.store.with_extension("old");
    fs::rename(&shelf.store, &kept).unwrap();
    fs::create_dir(&shelf.store).unwrap();
    let own: u64 = walk(&kept).iter().map(|path| fs::metadata(path).unwrap().len().div_ceil(4096) * 4).sum();
    let mut outcomes = [0, 0];
    for more in [24, 48, 100, 160, 220, 280, 340, 2000] {
        let words: [&OsStr; 3] = ["-rm".as_ref(), "sh".as_ref(), "-c".as_ref()];
        let size = format!("{}k", own + more);
        let rest: [&OsStr; 5] =
            [full.as_ref(), PROGRAM.as_ref(), file.as_ref(), shelf.store.as_ref(), size.as_ref()];
        let Ok(output) = Command::new("unshare").args(words).args(rest).output() else {
            told("skipped: unshare is not here");
            return;
        };
        let Ok(code) = fs::read_to_string(shelf.store.with_extension("code")) else {
            told(&format!("skipped: nothing can be mounted here ({})", stderr(&output).trim()));
            return;
        };
        let said = fs::read_to_string(shelf.store.with_extension("said")).unwrap();
        let listed = String::from_utf8(output.stdout).unwrap();
        let is_whole = code.trim() == "0";
        outcomes[usize::from(is_whole)] += 1;
        assert!(!listed.contains(".draft"), "{more}: {listed}");
        if !is_whole {
            assert!(said.contains("make room and try again"), "{more} kB: {said}");
            assert!(listed.starts_with(&format!("* {old}")), "{more} kB: {listed}");
        }
        fs::remove_file(shelf.store.with_extension("code")).unwrap();
    }
    told(&format!("a full disk: {} times the old release, {} times the new one", outcomes[0], outcomes[1]));
    assert!(outcomes.iter().all(|count| *count > 0), "{outcomes:?}");
}

/// All files below a folder.
fn walk(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

#[test]
fn a_folder_that_cannot_be_written_is_said() {
    let shelf = Shelf::new();
    let in_the_way = shelf.file("store", "not a folder");
    let (code, _, complaint) = shelf.ingest(&[&sample("national_commitments.csv")], &[]);
    assert!(code == 1 && complaint.contains(in_the_way.to_str().unwrap()), "{complaint}");
    fs::remove_file(&in_the_way).unwrap();

    let old = shelf.release(&[&sample("national_commitments.csv")]);
    fs::remove_file(shelf.store.join(".lock")).unwrap();
    let mut rights = fs::metadata(&shelf.store).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&shelf.store, rights.clone()).unwrap();
    if fs::write(shelf.store.join("probe"), "").is_ok() {
        // The administrator may write everywhere; without the right to, it is like everybody else.
        fs::remove_file(shelf.store.join("probe")).unwrap();
        let without = "exec setpriv --bounding-set=-dac_override \"$0\" ingest \"$1\" --store \"$2\"";
        let output = script(without, &variant(&shelf, 1).0, &shelf.store);
        refused(&output);
    } else {
        refused(&script("exec \"$0\" ingest \"$1\" --store \"$2\"", &variant(&shelf, 1).0, &shelf.store));
    }
    #[expect(clippy::permissions_set_readonly_false, reason = "a folder of this test, about to be removed")]
    rights.set_readonly(false);
    fs::set_permissions(&shelf.store, rights).unwrap();
    assert_eq!(shelf.current(), old);
    goes_on(&shelf);
}

#[track_caller]
fn refused(output: &Output) {
    let complaint = stderr(output);
    if complaint.contains("setpriv") {
        assert!(!in_ci(), "{complaint}");
        told(&format!("skipped: an administrator cannot be refused here ({})", complaint.trim()));
        return;
    }
    assert_eq!(output.status.code(), Some(1), "{complaint}");
    assert!(complaint.contains("see who may write there"), "{complaint}");
}

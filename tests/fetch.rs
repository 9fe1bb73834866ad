//! What a fetch makes of what servers do: changes, breaks, refusals, wrong files, lies. The servers follow a script.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread;

use crate::support::{fixture, run, stderr, stdout};

/// What a server does with a connection, told the head of the request.
type Step = Box<dyn FnOnce(&str, &mut TcpStream) + Send>;

/// A server that answers one connection per step and then is gone.
struct Scripted {
    address: String,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Scripted {
    fn new(steps: Vec<Step>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let heads = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&heads);
        thread::spawn(move || {
            for step in steps {
                let Ok((mut stream, _)) = listener.accept() else { return };
                let head = head(&mut stream);
                seen.lock().unwrap().push(head.clone());
                step(&head, &mut stream);
            }
        });
        Self { address, heads }
    }

    fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }
}

fn head(stream: &mut TcpStream) -> String {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|read| read == 1) {
        head.push(byte[0]);
    }
    String::from_utf8(head).unwrap()
}

/// An answer with its true length.
fn answer(status: &str, headers: &[&str], body: &[u8]) -> Step {
    promising(status, headers, body, body.len())
}

/// An answer that says another length than it has.
fn promising(status: &str, headers: &[&str], body: &[u8], length: usize) -> Step {
    let mut bytes = format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n");
    headers.iter().for_each(|header| bytes += &format!("{header}\r\n"));
    let bytes = [(bytes + "\r\n").as_bytes(), body].concat();
    // Who was asked may have gone already.
    Box::new(move |_, stream| drop(stream.write_all(&bytes)))
}

const TAG: &str = "ETag: \"one\"";

/// A store, and a list with one source.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn store(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    fn list(&self, text: &str) -> PathBuf {
        let path = self.folder.path().join("sources.toml");
        fs::write(&path, text).unwrap();
        path
    }

    /// Fetches one source; exit code, and what was said on standard output and error.
    fn fetch(&self, url: &str, more: &[&str]) -> (i32, String, String) {
        let list = self.list(&format!("[[source]]\nname = \"export\"\naddress = \"{url}\"\n"));
        let (store, list) = (self.store(), list.display().to_string());
        let mut words = vec!["fetch", "--store", store.to_str().unwrap(), "--sources", &list];
        words.extend(["--retry-wait", "0s", "--allow-private"]);
        words.extend(more);
        let output = run(words);
        (output.status.code().unwrap(), stdout(&output), stderr(&output))
    }

    fn releases(&self) -> usize {
        ogp_dashboard::store::list(&self.store()).map_or(0, |list| list.len())
    }
}

fn export() -> Vec<u8> {
    fixture("explorer_2016.csv")
}

/// The same with one more row at the end.
fn longer() -> Vec<u8> {
    let text = String::from_utf8(export()).unwrap();
    let last = text.trim_end().lines().last().unwrap().to_owned();
    assert!(!last.contains('"'), "the last record is one line");
    format!("{}\n{}\n", text.trim_end(), last.replacen(",", ",again ", 1)).into_bytes()
}

#[test]
fn what_is_new_is_ingested_and_what_is_not_is_left() {
    let (place, export) = (Place::new(), export());
    let server = Scripted::new(vec![
        answer("200 OK", &[TAG, "Last-Modified: Mon, 01 Jun 2026 00:00:00 GMT"], &export),
        answer("304 Not Modified", &[TAG], b""),
        answer("200 OK", &["ETag: \"two\""], &longer()),
    ]);
    let url = format!("{}/data/export.csv?x=1", server.address);
    let (code, said, complaint) = place.fetch(&url, &[]);
    assert_eq!(code, 0, "{complaint}");
    assert!(said.contains(&format!("export: new, {} bytes", export.len())), "{said}");
    assert!(said.contains("export.csv") && said.contains("Release "), "{said}");
    let (code, said, _) = place.fetch(&url, &[]);
    assert_eq!((code, place.releases()), (0, 1));
    assert!(said.contains("export: unchanged") && said.contains("Nothing has changed"), "{said}");
    let (code, said, complaint) = place.fetch(&url, &[]);
    assert_eq!((code, place.releases()), (0, 2), "{said}{complaint}");
    let heads = server.heads();
    assert!(!heads[0].to_lowercase().contains("if-none-match"));
    assert!(heads[1].to_lowercase().contains("if-none-match: \"one\""), "{}", heads[1]);
    assert!(heads[1].to_lowercase().contains("if-modified-since: mon, 01 jun 2026"), "{}", heads[1]);
}

#[test]
fn a_server_without_validators_is_compared_by_content() {
    let (place, export) = (Place::new(), export());
    let server = Scripted::new(vec![answer("200 OK", &[], &export), answer("200 OK", &[], &export)]);
    assert_eq!(place.fetch(&server.address, &[]).0, 0);
    let (code, said, _) = place.fetch(&server.address, &[]);
    assert_eq!((code, place.releases()), (0, 1));
    assert!(said.contains("unchanged"), "{said}");
}

/// Half of the export, then nothing more.
fn broken(export: &[u8], headers: &[&str]) -> Step {
    promising("200 OK", headers, &export[..export.len() / 2], export.len())
}

/// The rest, if the request asks for just that.
fn rest(export: &[u8]) -> Step {
    let (from, all) = (export.len() / 2, export.len());
    let range = format!("Content-Range: bytes {from}-{}/{all}", all - 1);
    answer("206 Partial Content", &[TAG, &range], &export[from..])
}

#[test]
fn a_transfer_that_breaks_goes_on_where_it_stopped() {
    let (place, export) = (Place::new(), export());
    let server = Scripted::new(vec![broken(&export, &[TAG]), rest(&export)]);
    let (code, _, complaint) = place.fetch(&server.address, &[]);
    assert_eq!(code, 0, "{complaint}");
    let head = server.heads()[1].to_lowercase();
    assert!(head.contains(&format!("range: bytes={}-", export.len() / 2)), "{head}");
    assert!(head.contains("if-range: \"one\""), "{head}");
    let whole = Place::new();
    let server = Scripted::new(vec![answer("200 OK", &[], &export)]);
    whole.fetch(&server.address, &[]);
    let id = |place: &Place| ogp_dashboard::store::newest(&place.store()).unwrap().0.release.id;
    assert_eq!(id(&place), id(&whole));
}

#[test]
fn also_in_the_next_run() {
    let (place, export) = (Place::new(), export());
    let server = Scripted::new(vec![broken(&export, &[TAG]), rest(&export)]);
    let (code, _, complaint) = place.fetch(&server.address, &["--retries", "0"]);
    assert_eq!((code, place.releases()), (1, 0), "{complaint}");
    assert!(complaint.contains("export: it cannot be downloaded"), "{complaint}");
    assert_eq!(place.fetch(&server.address, &["--retries", "0"]).0, 0);
    assert_eq!(place.releases(), 1);
}

#[test]
fn a_file_that_changed_in_between_is_taken_whole() {
    let (place, export) = (Place::new(), export());
    let server = Scripted::new(vec![
        broken(&export, &[TAG]),
        // The tag no longer fits, so the server sends everything.
        answer("200 OK", &["ETag: \"two\""], &longer()),
    ]);
    assert_eq!(place.fetch(&server.address, &[]).0, 0);
    let data = ogp_dashboard::store::newest(&place.store()).unwrap().0;
    assert_eq!(data.report.sources[0].bytes, longer().len() as u64);
    // Without a tag nobody knows whether the rest fits.
    let place = Place::new();
    let server = Scripted::new(vec![broken(&export, &[]), answer("200 OK", &[], &export)]);
    assert_eq!(place.fetch(&server.address, &[]).0, 0);
    assert!(!server.heads()[1].to_lowercase().contains("range"), "{}", server.heads()[1]);
}

#[test]
fn refusals_are_told_and_only_those_that_may_pass_are_tried_again() {
    let place = Place::new();
    let server = Scripted::new(vec![answer("404 Not Found", &[], b"gone")]);
    let (code, _, complaint) = place.fetch(&server.address, &[]);
    assert_eq!(code, 1);
    assert!(complaint.contains("refused it (404 Not Found)") && complaint.contains("may have moved"));
    assert_eq!(server.heads().len(), 1);

    let server = Scripted::new(vec![
        answer("503 Service Unavailable", &["Retry-After: 0"], b""),
        answer("429 Too Many Requests", &[], b""),
        answer("200 OK", &[], &export()),
    ]);
    assert_eq!(place.fetch(&server.address, &[]).0, 0);

    let server = Scripted::new(vec![answer("503 Service Unavailable", &["Retry-After: 7200"], b"")]);
    let (_, _, complaint) = place.fetch(&server.address, &[]);
    assert!(complaint.contains("come back in 7200 seconds"), "{complaint}");

    let server = Scripted::new((0..3).map(|_| answer("502 Bad Gateway", &[], b"")).collect());
    let (_, _, complaint) = place.fetch(&server.address, &["--retries", "2"]);
    assert!(complaint.contains("502 Bad Gateway"), "{complaint}");
    assert_eq!(server.heads().len(), 3);
}

#[test]
fn what_is_no_table_never_takes_the_place_of_a_good_copy() {
    let place = Place::new();
    let page = b"<!DOCTYPE html>\n<html><head><title>Sign in \xe2\x80\x93 OGP</title></head></html>";
    for (body, said) in [
        (page.to_vec(), "it is a web page (“Sign in – OGP”), not a table"),
        (b"%PDF-1.7 x".to_vec(), "it is a PDF"),
        (Vec::new(), "the file is empty"),
        (b"colour,taste\nred,sweet\n".to_vec(), "export:"),
    ] {
        let server = Scripted::new(vec![
            answer("200 OK", &[TAG], &export()),
            answer("200 OK", &["ETag: \"two\""], &body),
            answer("304 Not Modified", &[], b""),
        ]);
        assert_eq!(place.fetch(&server.address, &[]).0, 0);
        let before = place.releases();
        let (code, _, complaint) = place.fetch(&server.address, &[]);
        assert_eq!((code, place.releases()), (1, before), "{complaint}");
        assert!(complaint.contains(said), "{complaint}");
        // The last good version is the one that is known.
        let (code, _, _) = place.fetch(&server.address, &[]);
        assert_eq!(code, 0);
        assert!(server.heads()[2].to_lowercase().contains("if-none-match: \"one\""));
    }
}

#[test]
fn a_file_that_is_too_large_is_not_kept() {
    let (place, export) = (Place::new(), export());
    let server = Scripted::new(vec![promising("200 OK", &[], b"x", 4_000_000_000)]);
    let (_, _, complaint) = place.fetch(&server.address, &[]);
    assert!(complaint.contains("more than the 2147483648 bytes"), "{complaint}");
    // Without a length it is noticed on the way.
    let endless: Step = Box::new(move |_, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        while stream.write_all(&export).is_ok() {}
    });
    let server = Scripted::new(vec![endless]);
    let (code, _, complaint) = place.fetch(&server.address, &["--max-bytes", "10000"]);
    assert_eq!(code, 1);
    assert!(complaint.contains("more than the 10000 bytes"), "{complaint}");
    assert!(!place.store().join(".downloads/export/part").exists());
}

#[test]
fn who_promises_more_than_comes_is_found_out() {
    let (place, export) = (Place::new(), export());
    let server = Scripted::new(vec![promising("200 OK", &[], &export, export.len() + 7)]);
    let (code, _, complaint) = place.fetch(&server.address, &["--retries", "0"]);
    assert_eq!((code, place.releases()), (1, 0));
    assert!(complaint.contains("cannot be downloaded"), "{complaint}");
}

#[test]
fn who_sends_nothing_is_not_waited_for() {
    let place = Place::new();
    let (release, hold) = std::sync::mpsc::channel::<()>();
    let silent: Step = Box::new(move |_, _| {
        // Ends when the test lets go of the other end.
        let _ = hold.recv();
    });
    let server = Scripted::new(vec![silent]);
    let (code, _, complaint) = place.fetch(&server.address, &["--patience", "50ms", "--retries", "0"]);
    drop(release);
    assert_eq!(code, 1);
    assert!(complaint.contains("took too long"), "{complaint}");
}

#[test]
fn redirects_are_followed_and_looked_at() {
    let place = Place::new();
    let server = Scripted::new(vec![
        answer("301 Moved Permanently", &["Location: /new.csv"], b""),
        answer("200 OK", &[], &export()),
        answer("302 Found", &["Location: /tomorrow.csv"], b""),
        answer("200 OK", &[], &longer()),
        answer("302 Found", &["Location: file:///etc/passwd"], b""),
    ]);
    let (code, said, complaint) = place.fetch(&server.address, &[]);
    assert_eq!(code, 0, "{complaint}");
    assert!(said.contains(&format!(
        "it has moved for good, put this into the list of sources: {}/new.csv",
        server.address
    )));
    let (_, said, _) = place.fetch(&server.address, &[]);
    assert!(said.contains("export: new") && !said.contains("moved"), "{said}");
    let (_, _, complaint) = place.fetch(&server.address, &[]);
    assert!(complaint.contains("only http and https"), "{complaint}");

    let round = || answer("302 Found", &["Location: /again"], b"");
    let server = Scripted::new((0..7).map(|_| round()).collect());
    let (_, _, complaint) = place.fetch(&server.address, &[]);
    assert!(complaint.contains("more than 5 times"), "{complaint}");
}

#[test]
fn the_own_network_is_not_asked_unless_it_is_allowed() {
    let place = Place::new();
    let server = Scripted::new(Vec::new());
    let port = server.address.rsplit(':').next().unwrap();
    for host in ["127.0.0.1", "localhost", "[::1]", "0x7f.1", "169.254.169.254"] {
        let list =
            place.list(&format!("[[source]]\nname = \"x\"\naddress = \"http://{host}:{port}/x.csv\"\n"));
        let store = place.store();
        let output = run([
            "fetch",
            "--retries",
            "0",
            "--store",
            store.to_str().unwrap(),
            "--sources",
            list.to_str().unwrap(),
        ]);
        assert_eq!(output.status.code(), Some(1), "{host}");
        assert!(stderr(&output).contains("belongs to this machine"), "{host}: {}", stderr(&output));
    }
    assert!(server.heads().is_empty());
}

#[test]
fn a_source_that_fails_takes_part_with_its_last_good_copy() {
    let place = Place::new();
    let server = Scripted::new(vec![
        answer("200 OK", &[], &export()),
        answer("200 OK", &[], &fixture("site_national.csv")),
        answer("500 Internal Server Error", &[], b""),
        answer("200 OK", &[], &[fixture("site_national.csv"), b"\n".to_vec()].concat()),
    ]);
    let source =
        |name: &str| format!("[[source]]\nname = \"{name}\"\naddress = \"{}/{name}.csv\"\n", server.address);
    let list = place.list(&(source("a") + &source("b")));
    let store = place.store();
    let words =
        ["fetch", "--allow-private", "--retries", "0", "--store", store.to_str().unwrap(), "--sources"];
    let fetch = || run([&words[..], &[list.to_str().unwrap()]].concat());
    assert!(fetch().status.success());
    let before = ogp_dashboard::store::newest(&place.store()).unwrap().0.release.commitments;
    let output = fetch();
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("a: the server refused it (500"), "{}", stderr(&output));
    assert!(stdout(&output).contains("b: new"), "{}", stdout(&output));
    assert_eq!(ogp_dashboard::store::newest(&place.store()).unwrap().0.release.commitments, before);
}

#[test]
fn a_layout_that_was_not_expected_is_refused() {
    let place = Place::new();
    let server = Scripted::new(vec![answer("200 OK", &[], &export())]);
    let list = place.list(&format!(
        "[[source]]\nname = \"x\"\naddress = \"{}\"\nlayout = \"site-national\"\n",
        server.address
    ));
    let store = place.store();
    let output = run([
        "fetch",
        "--allow-private",
        "--store",
        store.to_str().unwrap(),
        "--sources",
        list.to_str().unwrap(),
    ]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("“explorer-2016”, the list of sources says “site-national”"));
}

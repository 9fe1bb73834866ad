//! A look at what arrived, before anybody reads it: it must be something that could be a table.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::FetchError;
use super::transfer::{Arrived, arrived};

/// How much of a file is looked at.
const HEAD: u64 = 4096;

/// What other files begin with.
const OTHERS: [(&[u8], &str); 7] = [
    (b"%PDF-", "a PDF"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
];

/// Whether the file that arrived in a folder could be a table.
pub(super) fn check(url: &str, folder: &Path, file: &Arrived) -> Result<(), FetchError> {
    if file.bytes == 0 {
        return Err(FetchError::Empty { url: url.into() });
    }
    let path = arrived(folder);
    let mut head = Vec::new();
    let opened = File::open(&path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    opened.map_err(FetchError::disk("read the download", &path))?;
    if let Some((_, what)) = OTHERS.iter().find(|(begin, _)| head.starts_with(begin)) {
        return Err(FetchError::NotTable { url: url.into(), what });
    }
    let text = String::from_utf8_lossy(&head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let lower = text.to_lowercase();
    if is_web_page(&lower) {
        return Err(FetchError::WebPage { url: url.into(), title: title(text, &lower) });
    }
    if lower.starts_with("<?xml") {
        return Err(FetchError::NotTable { url: url.into(), what: "an XML document" });
    }
    Ok(())
}

/// Whether the beginning of a file, in lower case, is that of a web page, whatever comments and declarations stand before it.
pub(crate) fn is_web_page(head: &str) -> bool {
    const MARKS: [&str; 6] = ["<!doctype html", "<html", "<head", "<body", "<h1", "<title"];
    head.starts_with('<') && MARKS.iter().any(|mark| head.contains(mark))
}

/// ` (“Sign in”)`, from the title of a page.
fn title(text: &str, lower: &str) -> String {
    let found = lower.find("<title").and_then(|at| {
        let from = at + lower.get(at..)?.find('>')? + 1;
        let to = from + lower.get(from..)?.find("</title")?;
        // Lower case may have another length; then there is no title to show.
        text.get(from..to)
    });
    let words = found.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let plain: String = words.chars().filter(|c| !c.is_control()).take(80).collect();
    if plain.is_empty() { plain } else { format!(" (“{plain}”)") }
}

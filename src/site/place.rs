//! Where the answer to an address lies in a copy, and how one file of it leads to another.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};

/// A file name longer than this, in bytes, is cut and told apart by a checksum: file systems end at 255.
const LONGEST: usize = 150;

/// What stands for a page in a copy.
const PAGE: &str = ".html";

/// Which answers a copy holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// Pages with a query, by their address; every page without one has a place anyway.
    pub(super) chosen: BTreeMap<String, String>,
}

impl Places {
    /// The file of an address such as `/areas/open-data` or `/trends.csv?area=gender`. `None` where a copy has no such file:
    /// pages that answer a question, of which there are too many, and addresses that lead elsewhere.
    pub(super) fn of(&self, address: &str) -> Option<String> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let path = safe(path)?;
        if is_file(&path) || path.starts_with("embed/") {
            let path = if is_file(&path) { path } else { page(&path) };
            return Some(if query.is_empty() { path } else { with_query(&path, query) });
        }
        if query.is_empty() {
            return Some(page(&path));
        }
        self.chosen.get(address).cloned()
    }

    /// Adds a page with a query.
    pub(super) fn choose(&mut self, address: &str) {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        if let Some(path) = safe(path).filter(|path| !query.is_empty() && !is_file(path)) {
            self.chosen.insert(address.to_owned(), with_query(&page(&path), query));
        }
    }
}

/// The way from one file of a copy to another.
pub(super) fn way(from: &str, to: &str) -> String {
    let common = from.split('/').zip(to.split('/')).take_while(|(from, to)| from == to);
    let shared: usize = common.map(|(part, _)| part.len() + 1).sum();
    // A file is never a folder on the way to another.
    let shared = shared.min(from.rfind('/').map_or(0, |at| at + 1)).min(to.rfind('/').map_or(0, |at| at + 1));
    let up = from.get(shared..).map_or(0, |rest| rest.matches('/').count());
    format!("{}{}", "../".repeat(up), to.get(shared..).unwrap_or(to))
}

/// The path as parts of file names, without what could lead out of the copy.
fn safe(path: &str) -> Option<String> {
    let path = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?;
    let path = path.trim_end_matches('/');
    let parts = || path.split('/');
    let named = path.is_empty() || parts().all(|part| !part.is_empty() && !part.starts_with('.'));
    (named && !path.contains(['\\', '\0', ':'])).then(|| path.to_owned())
}

/// Whether a path names a file and not a page.
fn is_file(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.contains('.'))
}

/// The home pages of all languages are the index of their folder.
fn page(path: &str) -> String {
    match path {
        "" => format!("index{PAGE}"),
        "es" | "fr" => format!("{path}/index{PAGE}"),
        _ => format!("{path}{PAGE}"),
    }
}

/// A query as part of a file name, before the suffixes: `trends_area-gender.csv`.
fn with_query(path: &str, query: &str) -> String {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let (stem, suffix) = name.split_once('.').unwrap_or((name, ""));
    let plain = |c: char| if c.is_ascii_alphanumeric() || "~._".contains(c) { c } else { '-' };
    let words: String =
        percent_decode_str(query).decode_utf8_lossy().replace('&', "_").chars().map(plain).collect();
    let slash = if folder.is_empty() { "" } else { "/" };
    let full = format!("{stem}_{words}.{suffix}");
    if full.len() <= LONGEST && is_read_back(query) {
        return format!("{folder}{slash}{full}");
    }
    // Two queries must never share a file.
    let sum: String =
        Sha256::digest(query.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let words: String = words.chars().take(LONGEST.saturating_sub(stem.len() + suffix.len() + 20)).collect();
    format!("{folder}{slash}{stem}_{words}_{sum}.{suffix}")
}

/// Whether the words of a file name tell the query again: a piece between underscores that has a hyphen begins a new key.
fn is_read_back(query: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || "~._-".contains(c);
    query.split('&').all(|pair| {
        let Some((key, value)) = pair.split_once('=') else { return false };
        key.chars().all(|c| c.is_ascii_alphanumeric())
            && value.chars().all(fits)
            && value.split('_').skip(1).all(|piece| !piece.contains('-'))
    })
}

#[cfg(test)]
mod tests {
    use super::{Places, way};

    #[test]
    fn every_page_and_file_has_one_place() {
        let mut places = Places::default();
        places.choose("/trends?area=gender&measure=count");
        for (address, place) in [
            ("/", Some("index.html")),
            ("/es", Some("es/index.html")),
            ("/es/areas", Some("es/areas.html")),
            ("/areas/open-data", Some("areas/open-data.html")),
            ("/areas/open-data.csv", Some("areas/open-data.csv")),
            ("/areas/open-data.csv?lang=es", Some("areas/open-data_lang-es.csv")),
            ("/trends.metadata.json?area=gender", Some("trends_area-gender.metadata.json")),
            ("/trends?area=gender&measure=count", Some("trends_area-gender_measure-count.html")),
            ("/embed/map", Some("embed/map.html")),
            ("/embed/trends?area=gender&lang=es", Some("embed/trends_area-gender_lang-es.html")),
            ("/trends?area=gender", None),
            ("/../secret", None),
            ("/%2e%2e/secret", None),
            ("/trends/../../secret", None),
            ("/areas/..%2f..%2fsecret.csv", None),
            ("/areas/..%5csecret.csv", None),
            ("/areas/..\\secret.csv", None),
            ("/areas/%00secret.csv", None),
            ("/c:secret.csv", None),
            // What is escaped twice is a plain name.
            ("/%252e%252e", Some("%2e%2e.html")),
            ("https://elsewhere.org/", None),
            ("#here", None),
        ] {
            assert_eq!(places.of(address).as_deref(), place, "{address}");
        }
    }

    #[test]
    fn queries_that_read_alike_have_different_files() {
        let places = Places::default();
        let files = [
            "/trends.csv?q=a-b",
            "/trends.csv?q=a+b",
            "/trends.csv?q=a%26b",
            "/trends.csv?q=a=b",
            "/trends.csv?q=a&b",
            "/trends.csv?q=a_b",
            "/trends.csv?q=a&b=c",
            "/trends.csv?q=a_b-c",
        ];
        let of: std::collections::BTreeSet<_> = files.iter().map(|address| places.of(address)).collect();
        assert_eq!(of.len(), files.len(), "{of:?}");
        let long = format!("/trends.csv?area={}", "a~".repeat(300));
        assert!(places.of(&long).is_some_and(|file| file.len() < 200));
    }

    #[test]
    fn ways_are_relative() {
        for (from, to, there) in [
            ("index.html", "areas.html", "areas.html"),
            ("areas/gender.html", "areas/health.html", "health.html"),
            ("areas/gender.html", "index.html", "../index.html"),
            ("es/areas/gender.html", "areas/gender.html", "../../areas/gender.html"),
            ("es/areas/gender.html", "es/areas.html", "../areas.html"),
            ("areas/gender.html", "areas/gender.html", "gender.html"),
            ("index.html", "es/index.html", "es/index.html"),
        ] {
            assert_eq!(way(from, to), there, "{from} to {to}");
        }
    }
}

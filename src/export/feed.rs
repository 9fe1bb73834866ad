//! The releases as Atom feeds, <https://www.rfc-editor.org/rfc/rfc4287>: what they hold, and what they changed.

use std::fmt::Write as _;
use std::time::SystemTime;

use app::model::lang::Lang;
use app::text::dataset::{CATALOG, OGP, release_description, release_title};
use app::text::pages::diary as said;

use super::Site;
use crate::chart::escape;

/// A feed. Addresses are paths; links are whole where the host is known.
struct Feed<'a> {
    id: &'a str,
    title: &'a str,
    /// Its own address.
    path: &'a str,
    /// The page that says the same.
    page: &'a str,
    lang: Lang,
    entries: Vec<Entry>,
}

/// An entry, the text of each part as it is meant.
struct Entry {
    id: String,
    title: String,
    /// As in RFC 3339.
    since: String,
    page: String,
    /// A file with its media type, where there is one.
    file: Option<(String, &'static str)>,
    summary: String,
}

/// What the releases hold, the newest first.
pub(super) fn releases(site: &Site<'_>) -> String {
    let lang = Lang::default();
    let entries = site.known.iter().map(|known| {
        let id = &known.release.id;
        Entry {
            id: format!("urn:ogp-commitments:release:{id}"),
            title: release_title(&known.release, lang),
            since: timestamp(known.since),
            page: format!("/data?data={id}"),
            file: Some((format!("/data/{id}/commitments.csv"), "text/csv")),
            summary: release_description(&known.release, lang),
        }
    });
    let feed = Feed {
        id: "urn:ogp-commitments:releases",
        title: CATALOG.of(lang),
        path: "/releases.atom",
        page: "/data",
        lang,
        entries: entries.collect(),
    };
    written(site, &feed)
}

/// What the releases changed, the newest first.
pub(super) fn diary(site: &Site<'_>, lang: Lang) -> String {
    let entries = site.diary.iter().map(|entry| {
        let id = &entry.release.id;
        Entry {
            id: format!("urn:ogp-commitments:diary:{id}"),
            title: said::release(id, lang),
            since: entry.since.clone(),
            page: lang.path(&format!("/diary/{id}")),
            file: entry.summary.map(|_| (format!("/diary/{id}.json"), "application/json")),
            summary: said::sentences(entry, lang).join(" "),
        }
    });
    let own = if lang == Lang::default() {
        "/diary.atom".into()
    } else {
        format!("/diary.atom?lang={}", lang.code())
    };
    let feed = Feed {
        id: &format!("urn:ogp-commitments:diary:{}", lang.code()),
        title: said::TITLE.of(lang),
        path: &own,
        page: &lang.path("/diary"),
        lang,
        entries: entries.collect(),
    };
    written(site, &feed)
}

fn written(site: &Site<'_>, feed: &Feed<'_>) -> String {
    let base = escape(site.base);
    let updated = feed.entries.iter().map(|entry| entry.since.as_str()).max().unwrap_or_default();
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">\n  \
         <id>{id}</id>\n  <title>{title}</title>\n  <updated>{updated}</updated>\n  \
         <author><name>{author}</name><uri>{uri}</uri></author>\n  <link rel=\"self\" type=\"application/atom+xml\" \
         href=\"{base}{path}\"/>\n  <link rel=\"alternate\" type=\"text/html\" href=\"{base}{page}\"/>\n",
        lang = feed.lang.code(),
        id = escape(feed.id),
        title = escape(feed.title),
        path = escape(feed.path),
        page = escape(feed.page),
        author = OGP.0,
        uri = OGP.1,
    );
    for entry in &feed.entries {
        let file = entry.file.as_ref().map(|(path, kind)| {
            format!("\n    <link rel=\"enclosure\" type=\"{kind}\" href=\"{base}{}\"/>", escape(path))
        });
        // Writing to a string cannot fail.
        let _ = write!(
            xml,
            "  <entry>\n    <id>{id}</id>\n    <title>{title}</title>\n    <updated>{since}</updated>\n    \
             <published>{since}</published>\n    <link rel=\"alternate\" type=\"text/html\" href=\"{base}{page}\"/>{file}\n    \
             <summary>{summary}</summary>\n  </entry>\n",
            id = escape(&entry.id),
            title = escape(&entry.title),
            since = escape(&entry.since),
            page = escape(&entry.page),
            file = file.unwrap_or_default(),
            summary = escape(&entry.summary),
        );
    }
    xml + "</feed>\n"
}

/// A time as in RFC 3339, in UTC.
pub(super) fn timestamp(time: SystemTime) -> String {
    humantime::format_rfc3339_seconds(time).to_string()
}

//! A page as it stands in a copy: links lead from file to file, and what needs a server is gone.

use std::cell::RefCell;
use std::collections::BTreeSet;

use lol_html::errors::RewritingError;
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, element, rewrite_str, text};

use super::place::{Places, way};

/// Attributes that hold an address.
const LINKS: &str = "a[href], area[href], link[href], img[src], iframe[src], meta[property='og:image'][content], \
     meta[property='og:url'][content], meta[name='twitter:image'][content]";
/// What no copy has: scripts, and what a page marks as true of a server alone.
const NEVER: &str = "script:not([type='application/ld+json']), link[rel=modulepreload], link[rel=preload], [data-live=only], \
                     noscript, form[method=dialog]";
/// What a page marks as answered by a server only: it leads to the live dashboard where there is one, else it is left out.
const LIVE: &str = "[data-live]";
/// Code in it, with addresses to be asked there.
const LIVE_CODE: &str = "[data-live] pre";
/// Words that hold addresses of the site itself: code to copy, citations, the description for search engines. What is left out
/// must not be among them, or the copy would hold files for it.
const QUOTED: &str =
    ".share textarea:not(#share-frozen), .cite dd, .cite pre, script[type='application/ld+json']";

/// What a page needs to know of the copy around it.
pub(super) struct Around<'a> {
    /// Which answers have a file.
    pub(super) places: &'a Places,
    /// The file of the page.
    pub(super) file: &'a str,
    /// Where the copy will be read, if that is known: what stands before every absolute address of the site itself.
    pub(super) origin: Option<&'a str>,
    /// Where the live dashboard is, if there is one.
    pub(super) live: Option<&'a str>,
}

/// A page, and the addresses of this site that it leads to.
pub(super) fn page(html: &str, around: &Around<'_>) -> Result<(String, BTreeSet<String>), RewritingError> {
    let found = RefCell::new(BTreeSet::new());
    let quoted = RefCell::new(String::new());
    let code = RefCell::new(String::new());
    let handlers = vec![
        element!(LIVE, |element| {
            if around.live.is_none() {
                element.remove();
            }
            Ok(())
        }),
        text!(LIVE_CODE, |chunk| {
            code.borrow_mut().push_str(chunk.as_str());
            if chunk.last_in_text_node() {
                chunk.replace(&around.at_live(&code.take()), ContentType::Html);
            } else {
                chunk.remove();
            }
            Ok(())
        }),
        element!(NEVER, |element| {
            // An embed is as static as its copy; its one script tells the page around it how high it is.
            if !around.file.starts_with("embed/") {
                element.remove();
            }
            Ok(())
        }),
        element!(".share", |share| {
            // Code for other sites must say where the copy is.
            if around.origin.is_none() {
                share.remove();
            }
            Ok(())
        }),
        element!(".share input", |input| {
            lead(input, "value", |address| Some(around.quote(address, &found)));
            Ok(())
        }),
        text!(QUOTED, |chunk| {
            quoted.borrow_mut().push_str(chunk.as_str());
            if chunk.last_in_text_node() {
                let words = around.quote(&quoted.take(), &found);
                chunk.replace(&words, ContentType::Html);
            } else {
                chunk.remove();
            }
            Ok(())
        }),
        element!("form", |form| {
            match around.live {
                Some(live) => lead(form, "action", |address| Some(format!("{live}{address}"))),
                None => form.remove(),
            }
            Ok(())
        }),
        element!(LINKS, |link| {
            let attribute = ["href", "src", "content"].into_iter().find(|name| link.has_attribute(name));
            lead(link, attribute.unwrap_or("href"), |address| around.follow(address, &found));
            Ok(())
        }),
    ];
    let settings = handlers.into_iter().fold(RewriteStrSettings::new(), |settings, handler| {
        settings.append_element_content_handler(handler)
    });
    let html = rewrite_str(html, settings)?;
    Ok((html, found.into_inner()))
}

/// A file of words, such as a sitemap or metadata, and the addresses of this site that it names.
pub(super) fn words(text: &str, around: &Around<'_>) -> (String, BTreeSet<String>) {
    let found = RefCell::new(BTreeSet::new());
    let text = around.quote(text, &found);
    (text, found.into_inner())
}

/// CSV on the Web names its table by a relative address, which in a copy is that of the file beside it.
pub(super) fn table_beside(text: &str, address: &str, file: &str) -> String {
    let name = |path: &str, query: &str| {
        let path = path.rsplit('/').next().unwrap_or(path).replacen(".csv-metadata.json", ".csv", 1);
        if query.is_empty() { path } else { format!("{path}?{query}") }
    };
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let (asked, copied) = (name(path, query), name(file, ""));
    text.replacen(&format!("\"{asked}\""), &format!("\"{copied}\""), 1)
}

impl Around<'_> {
    /// Where a link of the page leads in the copy; `None`: nowhere.
    fn follow(&self, address: &str, found: &RefCell<BTreeSet<String>>) -> Option<String> {
        let local = self.origin.and_then(|origin| address.strip_prefix(origin));
        let local = local.filter(|rest| rest.is_empty() || rest.starts_with('/'));
        let address = match local {
            Some("") => "/",
            Some(local) => local,
            None => address,
        };
        if !address.starts_with('/') {
            return Some(address.to_owned());
        }
        let (address, fragment) = address.split_once('#').unwrap_or((address, ""));
        let fragment = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
        let Some(place) = self.places.of(address) else {
            return self.live.map(|live| format!("{live}{address}{fragment}"));
        };
        found.borrow_mut().insert(address.to_owned());
        let way = match (local, self.origin) {
            (Some(_), Some(origin)) => format!("{origin}/{place}"),
            _ => way(self.file, &place),
        };
        Some(way + &fragment)
    }
}

/// Where an address ends in words, in code, or in code written as words.
const ENDS: [&str; 8] = ["\"", "&quot;", "<", "&lt;", " ", "\n", "}", "\u{a0}"];

impl Around<'_> {
    /// Words in which every address of the site itself leads to the copy. An address that names the release of the copy means
    /// the copy itself: nothing in it ever changes.
    fn quote(&self, words: &str, found: &RefCell<BTreeSet<String>>) -> String {
        let Some(origin) = self.origin else { return words.to_owned() };
        let mut parts = words.split(origin);
        let mut kept = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let end = ENDS.iter().filter_map(|end| part.find(end)).min().unwrap_or(part.len());
            let (address, rest) = part.split_at(end);
            let plain = address.trim_end_matches(['.', ',']);
            kept.push_str(origin);
            kept.push_str(&self.place_of_quoted(plain, found));
            kept.push_str(&address[plain.len()..]);
            kept.push_str(rest);
        }
        kept
    }

    /// Code in which every address of the site itself is one of the live dashboard.
    fn at_live(&self, code: &str) -> String {
        let Some(live) = self.live else { return code.to_owned() };
        if let Some(origin) = self.origin {
            return code.replace(origin, live);
        }
        // A copy that does not know where it is has addresses without a host, within quotes or alone.
        let code = code.replace("\"/", &format!("\"{live}/"));
        if code.starts_with('/') { format!("{live}{code}") } else { code }
    }

    fn place_of_quoted(&self, address: &str, found: &RefCell<BTreeSet<String>>) -> String {
        let plain = address.replace("&amp;", "&").replace("&amp;", "&");
        let path = plain.split(['?', '#']).next().unwrap_or_default();
        let newest = without_release(&plain);
        // Only a page with a query has no place.
        let known = [plain.as_str(), newest.as_str(), path];
        let known = known.into_iter().find_map(|plain| Some((plain, self.places.of(plain)?)));
        let Some((plain, place)) = known else { return address.to_owned() };
        found.borrow_mut().insert(plain.to_owned());
        format!("/{place}")
    }
}

/// The same address of the newest data.
fn without_release(address: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let kept: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with("data=")).collect();
    if kept.concat().is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

/// Gives an element another address, or none. Attributes come and go as they are written in HTML.
fn lead(element: &mut Element<'_, '_>, attribute: &str, to: impl FnOnce(&str) -> Option<String>) {
    let Some(address) = element.get_attribute(attribute) else { return };
    let here = to(&address.replace("&amp;", "&"));
    // What other sites show of a page must say where it is; a copy that does not know says nothing.
    let here = here.filter(|address| attribute != "content" || address.contains("://"));
    match here {
        Some(address) => {
            // The name of the attribute is one that HTML knows, so this cannot fail.
            let _ = element.set_attribute(attribute, &address.replace('&', "&amp;"));
        }
        None if element.tag_name() == "a" => element.remove_attribute(attribute),
        None => element.remove(),
    }
}

//! A page as it stands in a copy: links lead from file to file, and what needs a server is gone.

use std::cell::RefCell;
use std::collections::BTreeSet;

use lol_html::errors::RewritingError;
use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str};

use super::place::{Places, way};

/// Attributes that hold an address.
const LINKS: &str = "a[href], area[href], link[href], img[src], iframe[src], meta[property='og:image'][content], \
     meta[property='og:url'][content], meta[name='twitter:image'][content]";
/// What only a server answers: forms, scripts, and whatever a page marks as such.
const LIVE: &str = "script:not([type='application/ld+json']), link[rel=modulepreload], [data-live], noscript";

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
    let handlers = vec![
        element!(LIVE, |element| {
            // An embed is as static as its copy; its one script tells the page around it how high it is.
            if !around.file.starts_with("embed/") {
                element.remove();
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

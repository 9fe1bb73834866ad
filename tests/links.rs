//! The internal links of the site, followed from the home page on: what they lead to is there, and so is the element that
//! their `#id` names. Of each kind of address only so many are followed as `Limits` says: every place, some of the
//! commitments, queries and translations.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::LazyLock;

use app::model::lang::Lang;
use scraper::{Html, Selector};
use url::Url;

use crate::places::{EXPORT, SAMPLE, Site};

/// What leads somewhere, and the attribute that says where. Pictures inside the page link as anchors do.
static LINKS: LazyLock<Vec<(Selector, &str)>> = LazyLock::new(|| {
    [
        ("a[href], area[href], link[href]", "href"),
        ("img[src], script[src], iframe[src]", "src"),
        ("form[action]", "action"),
    ]
    .map(|(css, attribute)| (Selector::parse(css).unwrap(), attribute))
    .to_vec()
});

/// How many times a redirect is followed.
const HOPS: usize = 4;

/// How many addresses of each kind are followed. A kind is the first part of the path, whether there is more, the keys
/// of the query, and the `#id`.
#[derive(Clone, Copy)]
struct Limits {
    /// Pages on an area, a challenge, a region or a member.
    places: usize,
    /// Other paths below a first part: commitments.
    below: usize,
    /// The same path with different queries, per set of keys.
    queries: usize,
    /// Pages in a language other than English.
    translated: usize,
}

/// A walk along the links.
struct Walk<'a> {
    site: &'a Site,
    limits: Limits,
    /// Addresses by kind that are followed.
    kinds: BTreeMap<String, usize>,
    /// Where each followed address was found first.
    found_on: BTreeMap<String, String>,
    next: VecDeque<String>,
    /// The ids of every page that was seen, by its address.
    ids: BTreeMap<String, BTreeSet<String>>,
    /// Page, id, and the page with the link.
    fragments: BTreeSet<(String, String, String)>,
    dead: Vec<String>,
}

impl<'a> Walk<'a> {
    /// Follows the links of a site from some on, until none is left within the limits.
    fn along(site: &'a Site, starts: &[&str], limits: Limits) -> Self {
        let mut walk = Self {
            site,
            limits,
            kinds: BTreeMap::new(),
            found_on: BTreeMap::new(),
            next: VecDeque::new(),
            ids: BTreeMap::new(),
            fragments: BTreeSet::new(),
            dead: Vec::new(),
        };
        starts.iter().for_each(|start| walk.find(start, "/"));
        while let Some(address) = walk.next.pop_front() {
            walk.follow(&address);
        }
        walk.look_for_fragments();
        walk
    }

    /// Takes note of a link.
    fn find(&mut self, link: &str, on: &str) {
        let base = Url::parse("http://site.test").and_then(|site| site.join(on)).unwrap();
        let Ok(url) = base.join(link) else {
            self.dead.push(format!("{link} on {on} is no address"));
            return;
        };
        if url.host() != base.host() {
            return;
        }
        let address = url.query().map_or_else(|| url.path().to_owned(), |q| format!("{}?{q}", url.path()));
        if let Some(id) = url.fragment() {
            self.fragments.insert((address.clone(), id.to_owned(), on.to_owned()));
        }
        if self.found_on.contains_key(&address) {
            return;
        }
        let (kind, limit) = self.kind(&url);
        let followed = self.kinds.entry(kind).or_default();
        if *followed < limit {
            *followed += 1;
            self.found_on.insert(address.clone(), on.to_owned());
            self.next.push_back(address);
        }
    }

    /// The kind of an address, and how many of this kind are followed.
    fn kind(&self, url: &Url) -> (String, usize) {
        let (lang, path) = Lang::of_path(url.path());
        let path = path.trim_start_matches('/');
        let (first, rest) = path.split_once('/').unwrap_or((path, ""));
        let keys: BTreeSet<_> = url.query_pairs().map(|(key, _)| key.into_owned()).collect();
        let limit = match (first, rest, url.query(), lang) {
            (.., lang) if lang != Lang::default() => self.limits.translated,
            // The same pages in other colours.
            _ if keys.contains("theme") => self.limits.queries,
            (.., Some(_), _) => self.limits.queries,
            (_, "", None, _) => 1,
            ("areas" | "challenges" | "regions" | "members", ..) => self.limits.places,
            _ => self.limits.below,
        };
        let below = if rest.is_empty() { "" } else { "/…" };
        let kind = format!("{} {first}{below} {keys:?} {:?}", lang.code(), url.fragment());
        (kind, limit)
    }

    /// Asks for an address and takes note of its links.
    fn follow(&mut self, address: &str) {
        let mut at = address.to_owned();
        for _ in 0..HOPS {
            let (parts, body) = self.site.ask(&at);
            if parts.status.is_redirection() {
                at = parts.headers["location"].to_str().unwrap().to_owned();
                continue;
            }
            if !parts.status.is_success() {
                self.dead.push(format!("{address} on {}: {}", self.found_on[address], parts.status));
            } else if parts.headers["content-type"].as_bytes().starts_with(b"text/html") {
                self.read(address, &at, std::str::from_utf8(&body).unwrap());
            }
            return;
        }
        self.dead.push(format!("{address} on {} is sent on for ever", self.found_on[address]));
    }

    fn read(&mut self, address: &str, at: &str, body: &str) {
        let html = Html::parse_document(body);
        let named = Selector::parse("[id]").unwrap();
        let ids = html.select(&named).filter_map(|element| element.attr("id")).map(str::to_owned).collect();
        self.ids.insert(address.to_owned(), ids);
        for (selector, attribute) in LINKS.iter() {
            for element in html.select(selector) {
                self.find(element.attr(attribute).unwrap_or_default(), at);
            }
        }
    }

    fn look_for_fragments(&mut self) {
        for (address, id, on) in &self.fragments {
            if self.ids.get(address).is_some_and(|ids| !ids.contains(id)) {
                self.dead.push(format!("{address} has no #{id}, to which {on} leads"));
            }
        }
    }

    /// How many addresses with this start were followed.
    fn seen(&self, start: &str) -> usize {
        self.found_on.keys().filter(|address| address.starts_with(start)).count()
    }

    fn has_no_dead_link(&self) {
        println!("followed {} links, {} of them to pages", self.found_on.len(), self.ids.len());
        assert!(self.dead.is_empty(), "dead links:\n  {}", self.dead.join("\n  "));
    }
}

#[test]
fn the_sample_has_no_dead_link() {
    let walk =
        Walk::along(&SAMPLE, &["/"], Limits { places: usize::MAX, below: 60, queries: 3, translated: 2 });
    walk.has_no_dead_link();
    for (start, least) in [
        ("/areas/", 20),
        ("/challenges/", 10),
        ("/regions/", 4),
        ("/members/", 75),
        ("/commitments/", 60),
        ("/trends.csv", 1),
        ("/trends.svg", 1),
        ("/trends.png", 1),
        ("/es/members/", 1),
        ("/fr/trends", 1),
    ] {
        assert!(walk.seen(start) >= least, "{start}: {} followed", walk.seen(start));
    }
    let entries =
        ["", "/trends", "/areas", "/members", "/commitments", "/local", "/map", "/compare", "/data"];
    for path in entries {
        for lang in ["", "/es", "/fr"] {
            let address = format!("{lang}{path}");
            let address = if address.is_empty() { "/" } else { &address };
            assert!(walk.ids.contains_key(address), "{address} is not linked");
        }
    }
}

#[test]
fn the_export_has_no_dead_link() {
    if let Some(site) = EXPORT.as_ref() {
        let walk = Walk::along(site, &["/"], Limits { places: 12, below: 12, queries: 2, translated: 1 });
        walk.has_no_dead_link();
        assert!(walk.seen("/members/") >= 12);
    }
}

#[test]
fn dead_links_are_found() {
    let limits = Limits { places: 1, below: 0, queries: 1, translated: 0 };
    let walk = Walk::along(&SAMPLE, &["/areas/nowhere", "/trends.csv?measure=none", "/data#none"], limits);
    assert_eq!(walk.dead.len(), 3, "{:?}", walk.dead);
}

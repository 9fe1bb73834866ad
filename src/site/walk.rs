//! Asks for every page and file from the home pages on, and writes each answer to its place.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;

use app::model::lang::Lang;
use app::model::view::View;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode};
use tower::ServiceExt;

use super::place::Places;
use super::rewrite::{self, Around};
use super::{Copied, Plan, SiteError};
use crate::export::Form;
use crate::web::{Server, router};

/// What no page links to; beside it, forms of views and the columns of tables are found with what they belong to.
const UNLINKED: [&str; 4] = ["/robots.txt", "/sitemap.xml", "/embed.js", "/openapi.json"];

/// Copies everything into a folder.
pub(super) async fn copy(server: Server, folder: &Path, plan: &Plan) -> Result<Copied, SiteError> {
    // A copy that knows where it is names itself as the server there would.
    let mut walk = Walk::new(router(server.known_as(plan.url.as_deref())), folder, plan);
    while let Some(address) = walk.next.pop_front() {
        walk.take(&address).await?;
    }
    Ok(walk.copied)
}

struct Walk<'a> {
    router: Router,
    folder: &'a Path,
    plan: &'a Plan,
    places: Places,
    next: VecDeque<String>,
    /// Where each address was found first.
    found_on: BTreeMap<String, String>,
    /// Addresses that nothing links to: what is not there is left out.
    unlinked: BTreeSet<String>,
    copied: Copied,
}

impl<'a> Walk<'a> {
    fn new(router: Router, folder: &'a Path, plan: &'a Plan) -> Self {
        let mut walk = Self {
            router,
            folder,
            plan,
            places: Places::default(),
            next: VecDeque::new(),
            found_on: BTreeMap::new(),
            unlinked: BTreeSet::new(),
            copied: Copied::default(),
        };
        let also: Vec<_> =
            plan.also.iter().map(|address| format!("/{}", address.trim_start_matches('/'))).collect();
        also.iter().for_each(|address| walk.places.choose(address));
        walk.find(Lang::ALL.map(|lang| lang.path("/")).into_iter().chain(also), "the list of pages to copy");
        let unlinked =
            UNLINKED.into_iter().filter(|address| *address != "/sitemap.xml" || plan.url.is_some());
        walk.find(unlinked.map(str::to_owned), "every site");
        walk
    }

    fn find(&mut self, addresses: impl IntoIterator<Item = String>, on: &str) {
        for address in addresses {
            if !self.found_on.contains_key(&address) {
                self.found_on.insert(address.clone(), on.to_owned());
                self.next.push_back(address);
            }
        }
    }

    /// Every form and the embed of a page that is a view, also those that it does not link to. An area that nobody works on
    /// has a page and no numbers.
    fn find_forms(&mut self, page: &str) {
        let (path, query) = page.split_once('?').unwrap_or((page, ""));
        let Some((lang, view)) = View::of_path(path) else { return };
        let question = view.ask(query).value.in_language(lang);
        let query = view.canonical(&question);
        let of = |path: String| if query.is_empty() { path } else { format!("{path}?{query}") };
        let forms = Form::of(&view).map(|(_, suffix)| of(format!("{}.{suffix}", view.path())));
        let embed = view.is_drawn().then(|| of(format!("/embed{}", view.path())));
        for address in forms.chain(embed).collect::<Vec<_>>() {
            if !self.found_on.contains_key(&address) {
                self.unlinked.insert(address.clone());
                self.find([address], page);
            }
        }
    }

    /// Whether an answer may be missing: a form that nothing links to, or the picture of a page without numbers, which only its
    /// head names.
    fn may_lack(&self, address: &str) -> bool {
        self.unlinked.contains(address) || address.ends_with("imType=og")
    }

    /// Asks for one address and writes what comes.
    async fn take(&mut self, address: &str) -> Result<(), SiteError> {
        let Some(file) = self.places.of(address) else { return Ok(()) };
        let (content_type, bytes) = match self.ask(address).await {
            Err(SiteError::Dead { status: 400 | 404, .. }) if self.may_lack(address) => {
                return Ok(());
            }
            answer => answer?,
        };
        let bytes = if content_type.starts_with("text/html") {
            self.copied.pages += 1;
            let (html, found) = self.page(address, &file, &bytes)?;
            self.find(found, address);
            self.find_forms(address);
            html.into_bytes().into()
        } else {
            self.copied.files += 1;
            if names_addresses(&content_type) { self.words(address, &file, &bytes) } else { bytes }
        };
        self.copied.bytes += bytes.len() as u64;
        self.find(description(address), address);
        self.write(&file, &bytes)
    }

    fn page(&self, address: &str, file: &str, html: &[u8]) -> Result<(String, BTreeSet<String>), SiteError> {
        let text = String::from_utf8_lossy(html);
        rewrite::page(&text, &self.around(file))
            .map_err(|error| SiteError::Page { address: address.into(), cause: error.to_string() })
    }

    fn words(&mut self, address: &str, file: &str, text: &[u8]) -> Bytes {
        let text = rewrite::table_beside(&String::from_utf8_lossy(text), address, file);
        let (text, found) = rewrite::words(&text, &self.around(file));
        self.find(found, address);
        text.into_bytes().into()
    }

    fn around<'b>(&'b self, file: &'b str) -> Around<'b> {
        Around {
            places: &self.places,
            file,
            origin: self.plan.url.as_deref(),
            live: self.plan.live.as_deref(),
        }
    }

    async fn ask(&self, address: &str) -> Result<(String, Bytes), SiteError> {
        let dead = |status: StatusCode| SiteError::Dead {
            address: address.into(),
            status: status.as_u16(),
            on: self.found_on.get(address).cloned().unwrap_or_default(),
        };
        let request = Request::get(address).body(Body::empty());
        let request = request.map_err(|_| dead(StatusCode::BAD_REQUEST))?;
        let Ok(response) = self.router.clone().oneshot(request).await;
        if response.status() != StatusCode::OK {
            return Err(dead(response.status()));
        }
        let content_type = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let content_type = content_type.unwrap_or_default().to_owned();
        let bytes = to_bytes(response.into_body(), usize::MAX).await;
        Ok((content_type, bytes.map_err(|_| dead(StatusCode::INTERNAL_SERVER_ERROR))?))
    }

    fn write(&self, file: &str, bytes: &[u8]) -> Result<(), SiteError> {
        let path = self.folder.join(file);
        let written =
            path.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| std::fs::write(&path, bytes));
        written.map_err(|cause| SiteError::Io { cause, path })
    }
}

/// The columns of a table of a whole release, which only a header of the table names.
fn description(address: &str) -> Option<String> {
    let is_table = address.starts_with("/data/")
        && ["/commitments.csv", "/plans.csv"].iter().any(|table| address.ends_with(table));
    is_table.then(|| format!("{address}-metadata.json"))
}

/// Files of words in which addresses of the site itself stand: maps of it, feeds, metadata.
fn names_addresses(content_type: &str) -> bool {
    ["json", "xml", "text/plain"].iter().any(|kind| content_type.contains(kind))
        && !content_type.starts_with("image/")
}

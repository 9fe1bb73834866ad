//! Asks for every page and file from the home pages on, and writes each answer to its place.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;

use app::model::lang::Lang;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::{CONTENT_TYPE, HOST};
use axum::http::{Request, StatusCode, Uri};
use tower::ServiceExt;

use super::place::Places;
use super::rewrite::{self, Around};
use super::{Copied, Plan, SiteError};
use crate::web::{Server, router};

/// Files that no page links to.
const UNLINKED: [&str; 2] = ["/robots.txt", "/sitemap.xml"];

/// Copies everything into a folder.
pub(super) async fn copy(server: Server, folder: &Path, plan: &Plan) -> Result<Copied, SiteError> {
    let mut walk = Walk::new(router(server), folder, plan);
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
            copied: Copied::default(),
        };
        let also: Vec<_> =
            plan.also.iter().map(|address| format!("/{}", address.trim_start_matches('/'))).collect();
        also.iter().for_each(|address| walk.places.choose(address));
        walk.find(Lang::ALL.map(|lang| lang.path("/")).into_iter().chain(also), "the list of pages to copy");
        walk.find(UNLINKED.map(str::to_owned), "every site");
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

    /// Asks for one address and writes what comes.
    async fn take(&mut self, address: &str) -> Result<(), SiteError> {
        let Some(file) = self.places.of(address) else { return Ok(()) };
        let (content_type, bytes) = self.ask(address).await?;
        let bytes = if content_type.starts_with("text/html") {
            self.copied.pages += 1;
            let (html, found) = self.page(address, &file, &bytes)?;
            self.find(found, address);
            html.into_bytes().into()
        } else {
            self.copied.files += 1;
            bytes
        };
        self.copied.bytes += bytes.len() as u64;
        self.write(&file, &bytes)
    }

    fn page(&self, address: &str, file: &str, html: &[u8]) -> Result<(String, BTreeSet<String>), SiteError> {
        let around = Around {
            places: &self.places,
            file,
            origin: self.plan.url.as_deref().unwrap_or_default(),
            live: self.plan.live.as_deref(),
        };
        let text = String::from_utf8_lossy(html);
        rewrite::page(&text, &around)
            .map_err(|error| SiteError::Page { address: address.into(), cause: error.to_string() })
    }

    async fn ask(&self, address: &str) -> Result<(String, Bytes), SiteError> {
        let dead = |status: StatusCode| SiteError::Dead {
            address: address.into(),
            status: status.as_u16(),
            on: self.found_on.get(address).cloned().unwrap_or_default(),
        };
        let request = Request::get(address).header(HOST, self.host()).body(Body::empty());
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

    /// Under which host the server is asked.
    fn host(&self) -> String {
        let uri = self.plan.url.as_deref().and_then(|url| url.parse::<Uri>().ok());
        uri.and_then(|uri| Some(uri.authority()?.to_string())).unwrap_or_else(|| "localhost".into())
    }

    fn write(&self, file: &str, bytes: &[u8]) -> Result<(), SiteError> {
        let path = self.folder.join(file);
        let written =
            path.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| std::fs::write(&path, bytes));
        written.map_err(|cause| SiteError::Io { cause, path })
    }
}

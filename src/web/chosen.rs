//! Which release a page is made from: the one that the key `data` names, else the newest.

use std::sync::Arc;

use app::model::query::{Parsed, Query};
use app::model::standing::Standing;
use app::source::Failure;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

use super::server::Server;
use super::{incident, refusal};
use crate::analysis::Analysis;
use crate::releases::Releases;

/// The release of a request, for whoever answers it.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    /// The release.
    pub(super) analysis: Arc<Analysis>,
    /// How it stands to the others.
    pub(super) standing: Standing,
}

impl Chosen {
    /// The newest release.
    pub(super) fn newest(releases: &Releases) -> Self {
        Self { analysis: releases.newest(), standing: Standing::Newest }
    }

    /// The release of an id.
    ///
    /// # Errors
    /// If it is kept and cannot be read: newer data in its place would be a wrong answer.
    fn of(releases: &Releases, id: &str) -> Result<Self, Failure> {
        Ok(match releases.get(id).map_err(incident::report)? {
            Some(analysis) => {
                let newest = releases.newest();
                let newest = &newest.data().release.id;
                let standing = Standing::Frozen { newest: (newest != id).then(|| newest.clone()) };
                Self { analysis, standing }
            }
            None => {
                let known = releases.known().into_iter().map(|known| known.release.id).collect();
                Self { standing: Standing::Unknown { asked: id.to_owned(), known }, ..Self::newest(releases) }
            }
        })
    }
}

/// Opens the release that the address names and hands it to the page. Without a name it is the one that is served now: a page
/// is of one release, also where another one takes its place meanwhile.
pub(super) async fn choose(State(server): State<Server>, mut request: Request, next: Next) -> Response {
    let query = request.uri().query().unwrap_or_default();
    // A value that is no id is a problem of the page, which says so; the newest data are shown.
    let Parsed { value: Query { data, .. }, .. } = Query::parse(query);
    let chosen = match data {
        None => Chosen::newest(&server.releases),
        Some(id) => {
            let releases = server.releases.clone();
            match server.work.run(move || Chosen::of(&releases, &id)).await.flatten() {
                Ok(chosen) => chosen,
                Err(failure) => return refusal::answer(&server, request.uri(), failure),
            }
        }
    };
    request.extensions_mut().insert(chosen);
    next.run(request).await
}

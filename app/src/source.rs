//! The port through which pages ask for answers. The server implements it; the views know nothing behind it.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use crate::model::answer::Trends;
use crate::model::brief::{Brief, BriefQuery};
use crate::model::certainty::Certainty;
use crate::model::commitment::{Commitment, Plan};
use crate::model::compare::{CompareQuery, CompareView};
use crate::model::diary::{Entry, Step};
use crate::model::found::Found;
use crate::model::lang::Lang;
use crate::model::local::LocalView;
use crate::model::map::{MapQuery, MapView};
use crate::model::paper::{Paper, Which};
use crate::model::place::{Named, Region};
use crate::model::profile::{
    AreaList, AreaOrder, AreaProfile, MemberList, MemberProfile, MemberSearch, RegionProfile,
};
use crate::model::query::{Grouping, Parsed, Problem, Query};
use crate::model::release::{Overview, Provenance, Release};
use crate::model::search::Search;
use crate::model::standing::Standing;
use crate::model::verify::{Claimed, Unverified, Verified};
use crate::model::view::{Question, View};

/// An answer that is being computed.
pub type Answering<T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + Send>>;

/// Why the server could not answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Something broke.
    Defect {
        /// What to quote when reporting it: the details are in the log under it.
        id: String,
    },
    /// Too many questions are waiting already.
    Busy,
}

/// A commitment with the names its page needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommitmentView {
    /// The commitment.
    pub commitment: Commitment,
    /// Its plan.
    pub plan: Plan,
    /// Its areas with their names, in the order of the commitment.
    pub areas: Vec<Named>,
}

/// A brief as a page shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct BriefView {
    /// Its numbers.
    pub brief: Brief,
    /// The same as a document.
    pub paper: Paper,
    /// Its drawings.
    pub drawings: Vec<BriefDrawing>,
}

/// A drawing of a brief, for wide and for narrow screens; SVG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefDrawing {
    /// Which.
    pub which: Which,
    /// The wide drawing.
    pub wide: String,
    /// The narrow drawing.
    pub narrow: String,
}

/// Where pages get what they show. Names are in the language asked for; a [`Query`] carries its own.
pub trait Source: Send + Sync {
    /// The data being shown.
    fn release(&self) -> Release;

    /// Where the site is, as the world sees it: scheme and host, as in `https://example.org`; empty where nobody knows.
    fn base(&self) -> String {
        String::new()
    }

    /// How the data being shown stand to other releases.
    fn standing(&self) -> Standing {
        Standing::Newest
    }

    /// What a search engine for data reads of a view, or without one of the whole release, as JSON-LD in which no `<` is left.
    fn structured(&self, _about: Option<(View, Question)>, _lang: Lang) -> Answering<Option<String>> {
        Box::pin(async { Ok(None) })
    }

    /// Counts what was pasted again, in the release that it names and in the newest.
    fn verify(&self, _claimed: Claimed) -> Answering<Result<Verified, Unverified>> {
        Box::pin(async { Ok(Err(Unverified::NoView)) })
    }

    /// All releases, the newest first, and what they changed.
    fn diary(&self) -> Answering<Vec<Entry>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    /// One release and everything that it changed; nothing where it is not known.
    fn step(&self, _id: String, _lang: Lang) -> Answering<Option<Step>> {
        Box::pin(async { Ok(None) })
    }

    /// The home page.
    fn overview(&self, lang: Lang) -> Answering<Overview>;

    /// The trends page. Values that the release does not know are added to the problems and left out of the question.
    fn trends(&self, query: Parsed<Query>) -> Answering<(Trends, Vec<Problem>)>;

    /// A question to the trends without the details of its series, for a figure beside other numbers.
    fn plain_trends(&self, query: Query) -> Answering<Trends>;

    /// A search for commitments, with what else can be chosen.
    fn search(&self, search: Parsed<Search>, lang: Lang) -> Answering<(Found, Vec<Problem>)>;

    /// One commitment.
    fn commitment(&self, id: String, lang: Lang) -> Answering<Option<CommitmentView>>;

    /// The live figures of the methods.
    fn certainty(&self) -> Answering<Vec<Certainty>>;

    /// The list of areas.
    fn areas(&self, order: AreaOrder, lang: Lang) -> Answering<AreaList>;

    /// One policy area, or challenge area.
    fn area(&self, by: Grouping, id: String, lang: Lang) -> Answering<Option<AreaProfile>>;

    /// One region.
    fn region(&self, region: Region, lang: Lang) -> Answering<RegionProfile>;

    /// The list of members.
    fn members(&self, search: MemberSearch, lang: Lang) -> Answering<MemberList>;

    /// One member.
    fn member(&self, slug: String, lang: Lang) -> Answering<Option<MemberProfile>>;

    /// A brief; nothing where nobody knows its subject. Values that the release does not know are added to the problems.
    fn brief(&self, asked: Parsed<BriefQuery>) -> Answering<Option<(BriefView, Vec<Problem>)>>;

    /// The data page.
    fn provenance(&self) -> Answering<Provenance>;

    /// The page on OGP Local, with its stories in a language.
    fn local(&self, lang: Lang) -> Answering<LocalView>;

    /// The map. A value that the release does not know is added to the problems.
    fn map(&self, query: Parsed<MapQuery>) -> Answering<(MapView, Vec<Problem>)>;

    /// Members, regions or areas side by side.
    fn compare(&self, query: Parsed<CompareQuery>) -> Answering<(CompareView, Vec<Problem>)>;
}

/// How pages hold it.
pub type SharedSource = Arc<dyn Source>;

//! Briefs: what somebody reads before meeting a member or a working group.
//!
//! A brief asks the questions that the pages ask, so its numbers are theirs: in-force counts and shares are totals of the
//! trends, badges those of the trends by region, ratings those of the standings. [`scope`] says which part of the data it is
//! about; every other file makes one part of it.

mod caveats;
mod elsewhere;
mod findings;
mod local;
mod plans;
mod scope;
mod standing;
mod uptake;

use app::model::brief::{Brief, BriefQuery, Elsewhere, Part, Subject, Uptake};
use app::model::place::Level;
use app::model::query::{Grouping, Parsed, Problem};

use super::Analysis;
use scope::Scope;

/// The brief of a subject, and values of its question that the release does not know; `None` where nobody knows the subject.
pub(super) fn brief(analysis: &Analysis, asked: Parsed<BriefQuery>) -> Option<(Brief, Vec<Problem>)> {
    let Parsed { value: query, problems } = asked;
    let scope = Scope::new(analysis, query.clone())?;
    let uptake = if query.wants(Part::Areas) || query.wants(Part::Findings) || query.wants(Part::Elsewhere) {
        uptake::uptake(&scope)
    } else {
        Uptake::None
    };
    let standing = standing::standing(&scope);
    let elsewhere = if query.wants(Part::Elsewhere) {
        elsewhere::elsewhere(&scope, &uptake)
    } else {
        Elsewhere::default()
    };
    let findings = findings::findings(&scope, standing.as_ref(), &uptake);
    let (plans, earlier) = plans::plans(&scope);
    let profile = scope.profile.as_ref();
    let brief = Brief {
        release: analysis.data.release.clone(),
        name: scope.name.clone(),
        region: scope.region,
        level: scope.level.filter(|_| matches!(query.subject, Subject::Member(_))),
        aim: aim(analysis, &query),
        coding: scope.coding.clone(),
        size: scope.size(),
        completion: plans::completion(&scope),
        local: (scope.level == Some(Level::Local)).then(|| local::local(&scope)),
        caveats: caveats::caveats(&scope),
        membership: profile.and_then(|profile| profile.membership.clone()),
        findings,
        standing,
        plans,
        earlier,
        uptake,
        elsewhere,
        query,
    };
    Some((brief, problems))
}

/// What a challenge asks of members.
fn aim(analysis: &Analysis, query: &BriefQuery) -> Option<String> {
    match &query.subject {
        Subject::Challenge(id) => {
            analysis.reference.challenge(id).map(|challenge| challenge.aim(query.lang).into())
        }
        _ => None,
    }
}

/// How areas of a subject are grouped.
const fn grouping(subject: &Subject) -> Grouping {
    match subject {
        Subject::Challenge(_) => Grouping::Challenge,
        Subject::Member(_) | Subject::Region(_) | Subject::Area(_) => Grouping::Area,
    }
}

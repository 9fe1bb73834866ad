//! The page on OGP Local as JSON: all that it says.

use app::model::local::{LOCAL_LIMIT, LocalView, Theme, Themes, Volume};
use app::model::place::Named;
use app::model::portion::Portion;
use app::model::release::Release;
use serde::Serialize;
use utoipa::ToSchema;

use crate::export::json;

/// The document. Its shape is a promise to readers.
#[derive(Serialize, ToSchema)]
#[schema(as = Local)]
pub(in crate::export) struct Document<'a> {
    data_release: &'a str,
    /// `loaded`, the incomplete `sample`, or `simulated`.
    data_kind: &'static str,
    /// What the release holds of local members.
    local: Held,
    /// The same of national members.
    national: Held,
    /// What local plans work on beside national ones; null where no local plan carries an area.
    themes: Option<Worked<'a>>,
    /// Plans with more commitments than the rule allows.
    limit: Rule<'a>,
    /// Members by year of joining, the unknown year last.
    cohorts: Vec<Cohort<'a>>,
    /// Local members with plans that no list of members has.
    unlisted: &'a [Named],
    /// What local members reported.
    stories: Vec<Story<'a>>,
    /// Members that work on one subject together.
    circles: Vec<Circle<'a>>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = LocalVolume)]
struct Held {
    members: u32,
    plans: u32,
    commitments: u32,
    /// First year of submission.
    first: Option<i32>,
    last: Option<i32>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = LocalThemes)]
struct Worked<'a> {
    coding_version: &'a str,
    local: Held,
    national: Held,
    /// Local commitments without an area of this coding, or of a plan without a year.
    left_out: u32,
    areas: Vec<Area<'a>>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = LocalArea)]
struct Area<'a> {
    area: &'a Named,
    local: Of,
    national: Of,
}

/// How many of how many.
#[derive(Serialize, ToSchema)]
#[schema(as = LocalPortion)]
struct Of {
    k: u32,
    n: u32,
    /// k/n; null where n is zero.
    share: Option<f64>,
    /// Interval of the share, about 95 %; null where n is zero.
    lo: Option<f64>,
    hi: Option<f64>,
    /// Whether the share is certain enough to be shown as a percentage.
    shown: bool,
}

#[derive(Serialize, ToSchema)]
#[schema(as = LocalLimit)]
struct Rule<'a> {
    /// The most commitments that a plan may have.
    most: u32,
    /// Plans of the present programme.
    present: Over,
    /// Plans of the pilot groups.
    pilot: Over,
    /// Plans without a year.
    undated: Over,
    /// The plans with more, those with most commitments first.
    plans: Vec<Long<'a>>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = LocalOver)]
struct Over {
    /// Plans with more.
    k: u32,
    n: u32,
}

#[derive(Serialize, ToSchema)]
#[schema(as = LocalPlan)]
struct Long<'a> {
    member: &'a Named,
    title: Option<&'a str>,
    year: Option<i32>,
    commitments: u32,
}

#[derive(Serialize, ToSchema)]
#[schema(as = LocalCohort)]
struct Cohort<'a> {
    year: Option<i32>,
    members: Vec<Joined<'a>>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = LocalMember)]
struct Joined<'a> {
    member: &'a Named,
    /// Whether a page gives the year of joining.
    year_is_verified: bool,
    has_withdrawn: bool,
    plans: u32,
}

#[derive(Serialize, ToSchema)]
#[schema(as = LocalStory)]
struct Story<'a> {
    member: &'a str,
    place: &'a str,
    title: &'a str,
    theme: &'a str,
    facts: &'a str,
    source: &'a str,
    /// Id of the commitment, where the release has it.
    commitment_id: Option<&'a str>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = LocalCircle)]
struct Circle<'a> {
    title: &'a str,
    place: &'a str,
    members: Vec<&'a Named>,
    source: &'a str,
}

/// The document of a release.
pub(super) fn document<'a>(local: &'a LocalView, release: &'a Release) -> Document<'a> {
    let over = |(k, n)| Over { k, n };
    let limit = &local.limit;
    Document {
        data_release: &release.id,
        data_kind: release.kind.slug(),
        local: held(local.local),
        national: held(local.national),
        themes: local.themes.as_ref().map(worked),
        limit: Rule {
            most: LOCAL_LIMIT,
            present: over(limit.present),
            pilot: over(limit.pilot),
            undated: over(limit.undated),
            plans: limit
                .over
                .iter()
                .map(|plan| Long {
                    member: &plan.member,
                    title: plan.title.as_deref(),
                    year: plan.year,
                    commitments: plan.commitments,
                })
                .collect(),
        },
        cohorts: local.cohorts.iter().map(cohort).collect(),
        unlisted: &local.unlisted,
        stories: local
            .stories
            .iter()
            .map(|story| Story {
                member: &story.member,
                place: &story.place,
                title: &story.title,
                theme: &story.theme,
                facts: &story.facts,
                source: &story.source,
                commitment_id: story.commitment.as_deref(),
            })
            .collect(),
        circles: local
            .circles
            .iter()
            .map(|circle| Circle {
                title: &circle.title,
                place: &circle.place,
                members: circle.members.iter().map(|(member, _)| member).collect(),
                source: &circle.source,
            })
            .collect(),
    }
}

fn held(volume: Volume) -> Held {
    let Volume { members, plans, commitments, years } = volume;
    Held { members, plans, commitments, first: years.map(|years| years.0), last: years.map(|years| years.1) }
}

fn worked<'a>(themes: &'a Themes) -> Worked<'a> {
    let area =
        |theme: &'a Theme| Area { area: &theme.area, local: of(theme.local), national: of(theme.national) };
    Worked {
        coding_version: &themes.coding.id,
        local: held(themes.local),
        national: held(themes.national),
        left_out: themes.left_out,
        areas: themes.areas.iter().map(area).collect(),
    }
}

fn of(portion: Portion) -> Of {
    Of {
        k: portion.k,
        n: portion.n,
        share: super::share(portion).map(json::rounded),
        lo: portion.interval.map(|interval| json::rounded(interval.low)),
        hi: portion.interval.map(|interval| json::rounded(interval.high)),
        shown: portion.is_shown(),
    }
}

fn cohort(cohort: &app::model::local::Cohort) -> Cohort<'_> {
    let members = cohort.members.iter().map(|member| Joined {
        member: &member.member,
        year_is_verified: member.verified,
        has_withdrawn: member.withdrawn,
        plans: member.plans,
    });
    Cohort { year: cohort.year, members: members.collect() }
}

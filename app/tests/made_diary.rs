//! A step of the diary in which every text is hostile.

use app::model::diary::{
    AreaChange, AreaNumbers, Before, ChangedLine, ColumnChange, Difference, Entry, FieldChange, Headline,
    HeadlineChange, Line, Moved, Rows, Step, Summary,
};
use app::model::place::Named;
use app::model::profile::Part;
use app::model::release::Release;

use crate::made::{HOSTILE, coding};

pub(crate) fn entry(release: Release) -> Entry {
    Entry {
        release,
        since: "2026-11-23T18:00:00Z".into(),
        is_kept: true,
        is_served: false,
        is_taken_back: true,
        before: Before::Kept(HOSTILE.into()),
        summary: Some(Summary { added: 1, changed: 1, lost: 1, members_came: 1, ..Summary::default() }),
    }
}

pub(crate) fn step(release: Release) -> Step {
    let hostile = || Named { id: "hostile".into(), name: HOSTILE.into() };
    let line = || Line { id: "full".into(), title: HOSTILE.into(), lang: None, member: hostile() };
    let field = FieldChange { field: "title".into(), old: String::new(), new: HOSTILE.repeat(20) };
    let moved = || Moved { came: vec![hostile()], went: vec![hostile()] };
    let numbers = |id: &str| AreaNumbers {
        coding: coding(id, HOSTILE),
        commitments: Part { k: 3, n: 1927 },
        in_force: Some((2014, Part { k: 3, n: 60 })),
    };
    let area = |old, new| AreaChange { area: hostile(), old, new };
    let rows = Rows {
        added: vec![line()],
        changed: vec![ChangedLine { line: line(), fields: vec![field] }],
        lost: vec![line()],
        members: moved(),
        plans: moved(),
        areas: moved(),
    };
    let difference = Difference {
        old: release.clone(),
        new: release.clone(),
        headline: vec![HeadlineChange { number: Headline::Plans, old: 9, new: 7 }],
        areas: vec![
            area(Some(numbers("site")), Some(numbers("explorer-2014"))),
            area(None, Some(numbers("site"))),
        ],
        rows,
        columns: vec![ColumnChange { layout: HOSTILE.into(), column: HOSTILE.into(), came: false }],
    };
    Step { entry: entry(release), difference: Some(difference) }
}

//! Which members there are: those with a plan in the release, and those that only the reference knows.

use std::collections::BTreeMap;

use app::model::lang::Lang;
use app::model::place::{Level, Named, Region};
use app::model::profile::{MemberGroup, MemberList, MemberRow, MemberSearch};
use app::model::release::Kind;

use super::Analysis;
use super::area_list::by_name;
use super::search::fold::folded;

/// The levels, in the order in which they are listed.
const LEVELS: [Level; 2] = [Level::National, Level::Local];

pub(super) fn member_list(analysis: &Analysis, search: &MemberSearch, lang: Lang) -> MemberList {
    let rows = rows(analysis, lang);
    let all = rows.len() as u32;
    let words: Vec<String> = folded(&search.words).split_whitespace().map(str::to_owned).collect();
    let wanted: Vec<MemberRow> = rows
        .into_iter()
        .filter(|row| search.regions.is_empty() || search.regions.contains(&row.region))
        .filter(|row| search.level.is_none_or(|level| level == row.level))
        .filter(|row| has_words(analysis, &row.member, &words))
        .collect();
    let with_data = wanted.iter().filter(|row| row.plans > 0).count() as u32;
    let shown = wanted.len() as u32;
    let places = LEVELS.into_iter().flat_map(|level| Region::ALL.map(|region| (level, region)));
    let groups = places.map(|(level, region)| MemberGroup {
        level,
        region,
        rows: wanted.iter().filter(|row| row.level == level && row.region == region).cloned().collect(),
    });
    MemberList { groups: groups.filter(|group| !group.rows.is_empty()).collect(), shown, with_data, all }
}

/// All members by name. A simulation has members of its own; real ones are not shown beside them.
pub(super) fn rows(analysis: &Analysis, lang: Lang) -> Vec<MemberRow> {
    let named = |slug: &str, english: &str, iso3: &str| Named {
        id: slug.into(),
        name: analysis.member_name(slug, english, iso3, lang),
    };
    let mut rows: BTreeMap<&str, MemberRow> = BTreeMap::new();
    if analysis.data.release.kind != Kind::Simulated {
        for member in &analysis.reference.members {
            rows.insert(
                &member.slug,
                MemberRow {
                    member: named(&member.slug, &member.display_name(), &member.iso3),
                    region: member.region,
                    level: member.level,
                    plans: 0,
                    commitments: 0,
                    latest: None,
                },
            );
        }
    }
    for plan in &analysis.data.plans {
        let row = rows.entry(&plan.member).or_insert_with(|| MemberRow {
            member: named(&plan.member, &plan.member_name, &plan.country),
            region: plan.region,
            level: plan.level,
            plans: 0,
            commitments: 0,
            latest: None,
        });
        row.plans += 1;
        row.commitments += plan.commitments;
        row.latest = row.latest.max(plan.year);
    }
    let mut rows: Vec<_> = rows.into_values().collect();
    rows.sort_by(|a, b| by_name(&a.member, &b.member));
    rows
}

/// Whether all words occur in the name, in the English one, or in one of the other names that the reference knows.
fn has_words(analysis: &Analysis, member: &Named, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let known = analysis.reference.members.iter().find(|known| known.slug == member.id);
    let others = known
        .map(|known| format!("{} {}", known.display_name(), known.aliases.join(" ")))
        .unwrap_or_default();
    let names = folded(&format!("{} {others}", member.name));
    words.iter().all(|word| names.contains(word.as_str()))
}

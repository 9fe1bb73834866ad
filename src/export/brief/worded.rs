//! A brief in words, as every outlet shows it; and marked with what changed since another release.

use app::model::brief::{Brief, BriefQuery};
use app::model::paper::Paper;
use app::model::query::{Fault, Parsed, Problem};
use app::text::brief::paper;

use crate::analysis::Analysis;

/// A brief with its paper, and values of its question that cannot be used.
#[derive(Clone, Debug)]
pub struct Worded {
    /// The numbers.
    pub brief: Brief,
    /// The words.
    pub paper: Paper,
    /// What could not be used.
    pub problems: Vec<Problem>,
}

/// The brief of a subject; nothing where nobody knows the subject.
///
/// `before` is the release that the key `since` names, where it is at hand: numbers and sentences that it did not have are
/// marked. `host` stands before the address that is printed for citing.
#[must_use]
pub fn worded(
    analysis: &Analysis,
    before: Option<&Analysis>,
    asked: Parsed<BriefQuery>,
    host: &str,
) -> Option<Worded> {
    let Parsed { value: mut query, mut problems } = asked;
    let own = &analysis.data().release.id;
    let before = match &query.since {
        None => None,
        Some(since) if since == own => Some(analysis),
        Some(since) => {
            let found = before.filter(|before| before.data().release.id == *since);
            if found.is_none() {
                problems.push(Problem::new("since", since, Fault::NoSuchRelease(vec![own.clone()])));
                query.since = None;
            }
            found
        }
    };
    let earlier = BriefQuery { data: None, ..query.clone() };
    let (brief, problems) = analysis.brief(Parsed { value: query, problems })?;
    let mut said = paper(&brief, host);
    if let Some(before) = before {
        let earlier = before.brief(Parsed { value: earlier, problems: Vec::new() });
        if let Some((earlier, _)) = earlier {
            said.mark_since(&paper(&earlier, host));
        }
    }
    Some(Worded { brief, paper: said, problems })
}

//! Counts the numbers of a pasted address again, in the release that it names and in the newest.

use std::sync::Arc;

use app::model::answer::Answer;
use app::model::lang::Lang;
use app::model::local::{LocalView, Themes};
use app::model::map::{MapAnswer, Reading};
use app::model::pasted;
use app::model::place::Level;
use app::model::portion::Portion;
use app::model::query::Parsed;
use app::model::verify::{Changed, Claimed, Row, Said, Unverified, Verified};
use app::model::view::{Question, View};
use app::text::pages::local as local_words;

use super::{ExportError, view};
use crate::analysis::{Analysis, Depth};
use crate::releases::Releases;

/// What counting again gives.
///
/// # Errors
/// If a release cannot be read or counted, which is no fault of what was pasted.
pub fn verify(releases: &Releases, claimed: &Claimed) -> Result<Result<Verified, Unverified>, ExportError> {
    let Some((view, query)) = pasted::view(&claimed.address) else { return Ok(Err(Unverified::NoView)) };
    let Parsed { value: question, problems } = view.ask(&query);
    if !problems.is_empty() {
        return Ok(Err(Unverified::Query(problems)));
    }
    let question = question.in_language(claimed.lang);
    let newest = releases.newest();
    let named = match question.data() {
        None => Some(Arc::clone(&newest)),
        Some(id) => releases.get(id).map_err(|error| ExportError::Write(error.to_string()))?,
    };
    let Some(named) = named else {
        let id = question.data().cloned().unwrap_or_default();
        let known = releases.known().into_iter().map(|known| known.release.id).collect();
        return Ok(Err(Unverified::NoRelease(id, known)));
    };
    let then = match Numbers::of(&named, &view, &question) {
        Ok(numbers) => numbers,
        Err(ExportError::Query(problems, _)) => return Ok(Err(Unverified::Query(problems))),
        Err(ExportError::Missing(why, _)) => return Ok(Err(Unverified::Missing(why))),
        Err(ExportError::Unknown { .. }) => return Ok(Err(Unverified::NoView)),
        Err(error) => return Err(error),
    };
    let now = if Arc::ptr_eq(&named, &newest) {
        Some(then.clone())
    } else {
        // The newest release may not know an area or member any more; that is an answer, too.
        Numbers::of(&newest, &view, &then.question.clone().of_data(None)).ok()
    };
    Ok(Ok(compared(claimed, &view, &question, (&named, &then), (&newest, now.as_ref()))))
}

/// A number with what it is the number of.
type Numbered = (String, Row);

/// All numbers of a view.
#[derive(Clone, Debug)]
struct Numbers {
    title: String,
    check: String,
    rows: Vec<Numbered>,
    /// The question with the areas filled in that were left to the default: the newest release must be asked for the same.
    question: Question,
}

impl Numbers {
    fn of(analysis: &Analysis, view: &View, question: &Question) -> Result<Self, ExportError> {
        if let Question::Map(query) = question {
            let (answer, _, problems) = analysis.map(Parsed { value: query.clone(), problems: Vec::new() });
            if !problems.is_empty() {
                return Err(ExportError::Query(problems, question.lang()));
            }
            return Ok(Self::of_map(&answer, question));
        }
        if let Question::Local { lang, .. } = question {
            return Ok(Self::of_local(&analysis.local(*lang), question));
        }
        let answer = view::trends(analysis, view, question, Depth::Points)?;
        Ok(Self::of_answer(&answer, question))
    }

    fn of_answer(answer: &Answer, question: &Question) -> Self {
        let rows = answer.series.iter().flat_map(|series| {
            series.points.iter().map(move |point| {
                let key = format!("{} {} {}", series.area.id, series.place.id, point.year);
                let (area, place) = (series.area.name.clone(), series.place.name.clone());
                (key, Row { area, place, year: Some(point.year), k: point.counted(), n: Some(point.n) })
            })
        });
        let question = match question {
            Question::Trends(query) => {
                let mut query = query.clone();
                query.selection.areas.clone_from(&answer.query.selection.areas);
                Question::Trends(query)
            }
            other => other.clone(),
        };
        Self {
            title: app::text::words(answer).title,
            check: answer.fingerprint(),
            rows: rows.collect(),
            question,
        }
    }

    fn of_map(answer: &MapAnswer, question: &Question) -> Self {
        let area = answer.area.as_ref().map(|area| area.name.clone()).unwrap_or_default();
        let rows = answer.places.iter().filter_map(|place| {
            let (k, n) = match place.reading {
                Reading::NoPlans | Reading::NothingCounted => return None,
                Reading::Count { k, n } => (k, n),
                Reading::Share(portion) => (portion.k, Some(portion.n)),
            };
            let name = place.place.name.clone();
            Some((
                place.place.id.clone(),
                Row { area: area.clone(), place: name, year: None, k: f64::from(k), n },
            ))
        });
        Self {
            title: app::text::pages::map::title(answer, answer.query.lang),
            check: answer.fingerprint(),
            rows: rows.collect(),
            question: question.clone(),
        }
    }

    fn of_local(local: &LocalView, question: &Question) -> Self {
        let lang = question.lang();
        let themes = local.themes.as_ref();
        let rows = themes.iter().flat_map(|themes| &themes.areas).flat_map(|theme| {
            let row = |level: Level, portion: Portion| {
                let place = local_words::level(level).of(lang).to_owned();
                let (area, k) = (theme.area.name.clone(), f64::from(portion.k));
                let key = format!("{} {}", theme.area.id, level.slug());
                (key, Row { area, place, year: None, k, n: Some(portion.n) })
            };
            [row(Level::Local, theme.local), row(Level::National, theme.national)]
        });
        Self {
            title: local_words::themes_title(lang),
            check: themes.map(Themes::fingerprint).unwrap_or_default(),
            rows: rows.collect(),
            question: question.clone(),
        }
    }

    fn at(&self, key: &str) -> Option<&Row> {
        self.rows.iter().find(|(other, _)| other == key).map(|(_, row)| row)
    }
}

fn compared(
    claimed: &Claimed,
    view: &View,
    question: &Question,
    (named, then): (&Arc<Analysis>, &Numbers),
    (newest, now): (&Arc<Analysis>, Option<&Numbers>),
) -> Verified {
    let query = view.canonical(&question.clone().in_language(Lang::default()));
    let path = claimed.lang.path(&view.path());
    Verified {
        address: if query.is_empty() { path } else { format!("{path}?{query}") },
        title: then.title.clone(),
        named: named.data().release.id.clone(),
        is_frozen: question.data().is_some(),
        newest: newest.data().release.id.clone(),
        check: then.check.clone(),
        check_now: now.map(|now| now.check.clone()),
        said: pasted::figures(&claimed.said).into_iter().map(|(k, n)| found(k, n, then, now)).collect(),
        changed: now.map(|now| changes(then, now)).unwrap_or_default(),
        numbers: u32::try_from(then.rows.len()).unwrap_or(u32::MAX),
    }
}

fn changes(then: &Numbers, now: &Numbers) -> Vec<Changed> {
    let differ = |a: &Row, b: &Row| (a.k - b.k).abs() > 1e-6 || a.n != b.n;
    let mut changed: Vec<Changed> = Vec::new();
    for (key, old) in &then.rows {
        match now.at(key) {
            Some(new) if !differ(old, new) => {}
            new => changed.push(Changed { old: Some(old.clone()), new: new.cloned() }),
        }
    }
    let added = now.rows.iter().filter(|(key, _)| then.at(key).is_none());
    changed.extend(added.map(|(_, new)| Changed { old: None, new: Some(new.clone()) }));
    changed
}

fn found(k: u32, n: u32, then: &Numbers, now: Option<&Numbers>) -> Said {
    let same = |row: &Row| (row.k - f64::from(k)).abs() < 1e-6 && row.n == Some(n);
    let hits: Vec<&Numbered> = then.rows.iter().filter(|(_, row)| same(row)).collect();
    let rows = hits.iter().map(|(_, row)| row.clone()).collect();
    let now = hits.iter().filter_map(|(key, _)| now?.at(key).cloned()).collect();
    Said { k, n, found: rows, now }
}

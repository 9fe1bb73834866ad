//! Counts the numbers of a pasted address again, in the release that it names and in the newest.

use std::sync::Arc;

use app::model::answer::Answer;
use app::model::lang::Lang;
use app::model::local::{LocalView, Themes};
use app::model::map::{MapAnswer, Reading};
use app::model::place::Level;
use app::model::portion::Portion;
use app::model::query::Parsed;
use app::model::verify::{Changed, Claimed, Row, Said, Unverified, Verified};
use app::model::view::{Question, View};
use app::text::pages::local as local_words;

use super::{ExportError, view};
use crate::analysis::{Analysis, Depth};
use crate::releases::{ReleaseError, Releases};

/// Numbers cited together that are looked for.
const MOST_SAID: usize = 5;

/// What counting again gives.
///
/// # Errors
/// If a release cannot be read or counted, which is no fault of what was pasted.
pub fn verify(releases: &Releases, claimed: &Claimed) -> Result<Result<Verified, Unverified>, ExportError> {
    let Some((view, query)) = pasted(&claimed.address) else { return Ok(Err(Unverified::NoView)) };
    let Parsed { value: question, problems } = view.ask(&query);
    if !problems.is_empty() {
        return Ok(Err(Unverified::Query(problems)));
    }
    let question = question.in_language(claimed.lang);
    let newest = releases.newest();
    let named = match question.data() {
        None => Some(Arc::clone(&newest)),
        Some(id) => releases.get(id).map_err(|error| match error {
            ReleaseError::Analysis(error) => ExportError::Analysis(error),
            ReleaseError::Store(error) => ExportError::Write(error.to_string()),
        })?,
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

/// The view and the query of an address, whatever host and form it has.
fn pasted(address: &str) -> Option<(View, String)> {
    let address = address.split('#').next()?.trim();
    let rest = match address.split_once("://") {
        Some((_, rest)) => rest.find('/').map(|slash| &rest[slash..])?,
        None => address,
    };
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = format!("/{}", path.trim_matches('/'));
    let (_, plain) = Lang::of_path(&path);
    let plain = plain.strip_prefix("/embed").filter(|rest| rest.starts_with('/')).unwrap_or(plain);
    let view = View::of_file(plain).map(|(view, _)| view).or_else(|| Some(View::of_path(plain)?.1))?;
    // What is published of commitments is no number.
    let has_numbers = !matches!(view, View::Commitments | View::Commitment(_));
    has_numbers.then(|| (view, query.to_owned()))
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
            let (answer, _, problems) =
                analysis.map(Parsed { value: query.clone(), problems: Vec::new() })?;
            if !problems.is_empty() {
                return Err(ExportError::Query(problems, question.lang()));
            }
            return Ok(Self::of_map(&answer, question));
        }
        if let Question::Local { lang, .. } = question {
            return Ok(Self::of_local(&analysis.local(*lang)?, question));
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
        said: said(&claimed.said).into_iter().map(|(k, n)| found(k, n, then, now)).collect(),
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

/// Pairs of numbers with a word for “of” between them, in any of the languages, in the order of the text.
fn said(text: &str) -> Vec<(u32, u32)> {
    const OF: [&str; 5] = ["of", "de", "sur", "/", "out"];
    // Groups of thousands are written with a comma, a full stop or a narrow space.
    let joined: Vec<char> = text.to_lowercase().replace('/', " / ").chars().collect();
    let mut plain = String::new();
    for (at, c) in joined.iter().enumerate() {
        let digit = |at: Option<usize>| at.and_then(|at| joined.get(at)).is_some_and(char::is_ascii_digit);
        let group = matches!(c, ',' | '.' | '\u{a0}' | '\u{202f}')
            && digit(at.checked_sub(1))
            && (1..=3).all(|step| digit(Some(at + step)))
            && !digit(Some(at + 4));
        if !group {
            plain.push(if c.is_alphanumeric() || *c == '/' { *c } else { ' ' });
        }
    }
    let words: Vec<&str> =
        plain.split_whitespace().filter(|word| !matches!(*word, "the" | "los" | "las" | "les")).collect();
    let mut pairs = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Ok(k) = word.parse::<u32>() else { continue };
        let skip = words.iter().skip(at + 1).take_while(|word| OF.contains(word)).count();
        let n = words.get(at + 1 + skip).and_then(|word| word.parse::<u32>().ok());
        if let (Some(n), 1..=2) = (n, skip) {
            pairs.push((k, n));
        }
    }
    pairs.truncate(MOST_SAID);
    pairs
}

#[cfg(test)]
mod tests {
    use super::{pasted, said};

    #[test]
    fn numbers_are_found_among_words() {
        for (text, expected) in [
            ("52 of 66", vec![(52, 66)]),
            ("In 2014, 1,052 of the 2,066 commitments (51%)", vec![(1052, 2066)]),
            ("52 de 66; 3 sur 9; 4/5", vec![(52, 66), (3, 9), (4, 5)]),
            ("52 out of 66 members", vec![(52, 66)]),
            ("1\u{202f}052 sur 2\u{a0}066", vec![(1052, 2066)]),
            ("in 2012 and 2013", vec![]),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[test]
    fn an_address_is_read_whatever_its_host_and_form() {
        for address in [
            "https://example.org/trends?area=gender",
            "/trends?area=gender#numbers",
            "trends?area=gender",
            "http://localhost:3000/es/trends?area=gender",
            "https://example.org/embed/trends?area=gender",
            "https://example.org/trends.png?area=gender",
            "https://example.org/trends.csv-metadata.json?area=gender",
        ] {
            let (view, query) = pasted(address).expect(address);
            assert_eq!((view.path().as_str(), query.as_str()), ("/trends", "area=gender"), "{address}");
        }
        for address in [
            "",
            "https://example.org",
            "/commitments?q=x",
            "/commitments/a.csv",
            "javascript:alert(1)",
            "/data",
        ] {
            assert!(pasted(address).is_none(), "{address}");
        }
    }
}

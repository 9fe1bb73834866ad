//! Rows that are one commitment to the commitment: the newer source wins field by field, older ones fill its gaps.
//!
//! For a rating, a gap is what tells nothing yet: empty, not assessed, pending. “No such indicator” and “unclear” are
//! statements, which an older source does not overrule. Completion goes with its stage and a star with its formula.
//! The original cells are most of the memory: they are handed on, not copied.

use app::model::commitment::{Commitment, Origin};
use app::model::lang::Lang;
use app::model::rating::{Rating, Ratings, Scale};
use app::model::report::FindingKind;
use app::model::text::Text;

use super::draft::{Draft, Fate};
use super::log::{Log, Spot};
use super::titles::bare;
use super::words::excerpt;

/// The rows of one commitment, newest first, and which fields came from which.
struct Merge<'a> {
    rows: Vec<&'a Draft>,
    names: &'a [Text],
    origins: Vec<Origin>,
    contradictions: Vec<(&'static str, String, String)>,
}

/// Makes the commitment of a group of rows, oldest first; `tagged` is the row whose areas count. Its id is the OGP code, or empty.
pub(super) fn merge(
    drafts: &mut [Draft],
    group: &[usize],
    tagged: Option<usize>,
    plans: &[Text],
    names: &[Text],
    log: &mut Log,
) -> Option<Commitment> {
    let commitment = fields(drafts, group, tagged, plans, names, log)?;
    let raw = group.iter().rev().map(|row| std::mem::take(&mut drafts[*row].raw)).collect();
    Some(Commitment { raw, ..commitment })
}

/// The commitment that a row became; `None` where it went into another one. Where it stands alone, as nearly all do, there is nothing
/// to choose between. The id is the OGP code, or empty.
pub(super) fn commitment(row: Draft, names: &[Text]) -> Option<Commitment> {
    match row.fate {
        Fate::Gone => return None,
        Fate::Joined(joined) => return Some(*joined),
        Fate::Alone => {}
    }
    let (coding, areas) = row.areas.unzip();
    Some(Commitment {
        id: row.code.unwrap_or_default(),
        member: row.who.slug,
        member_name: row.who.name,
        country: row.who.country,
        region: row.who.region,
        level: row.who.level,
        plan: row.plan_id,
        number: row.number,
        title: row.title,
        text: row.text,
        lead: row.lead,
        support: row.support,
        lang: None,
        start: row.start,
        end: row.end,
        areas: areas.unwrap_or_default(),
        coding: coding.map(coding_text),
        values: row.values,
        ratings: row.ratings,
        source: names[row.source].clone(),
        source_row: row.line,
        source_url: row.url,
        raw: vec![row.raw],
        origins: Vec::new(),
    })
}

/// One copy of the name of each coding.
fn coding_text(coding: &'static str) -> Text {
    const CODINGS: [Text; 3] = [
        arcstr::literal_substr!("explorer-2014"),
        arcstr::literal_substr!("site"),
        arcstr::literal_substr!("own"),
    ];
    CODINGS.into_iter().find(|known| known == coding).unwrap_or_else(|| coding.into())
}

/// Everything but the original cells.
fn fields(
    drafts: &[Draft],
    group: &[usize],
    tagged: Option<usize>,
    plans: &[Text],
    names: &[Text],
    log: &mut Log,
) -> Option<Commitment> {
    let rows: Vec<&Draft> = group.iter().rev().map(|row| &drafts[*row]).collect();
    let newest = *rows.first()?;
    let plan = plans.get(newest.plan)?;
    let mut merge = Merge { rows, names, origins: Vec::new(), contradictions: Vec::new() };
    let areas =
        tagged.and_then(|row| drafts[row].areas.clone().map(|(coding, areas)| (&drafts[row], coding, areas)));
    if let Some((row, ..)) = &areas {
        merge.credit("areas", row);
        merge.credit("coding", row);
    }
    merge.compare_titles();
    let commitment = Commitment {
        id: code_of(&merge.rows).unwrap_or_default(),
        member: newest.who.slug.clone(),
        member_name: newest.who.name.clone(),
        country: newest.who.country.clone(),
        region: newest.who.region,
        level: newest.who.level,
        plan: plan.clone(),
        number: merge.field("number", |row| row.number.clone()),
        title: newest.title.clone(),
        text: merge.field("text", |row| row.text.clone()),
        lead: merge.field("lead", |row| row.lead.clone()),
        support: merge.field("support", |row| row.support.clone()),
        lang: None,
        start: merge.field("start", |row| row.start),
        end: merge.field("end", |row| row.end),
        coding: areas.as_ref().map(|(_, coding, _)| coding_text(coding)),
        areas: areas.map(|(_, _, areas)| areas).unwrap_or_default(),
        values: merge
            .field("values", |row| (!row.values.is_empty()).then(|| row.values.clone()))
            .unwrap_or_default(),
        ratings: merge.ratings(),
        source: names[newest.source].clone(),
        source_row: newest.line,
        source_url: merge.field("source_url", |row| row.url.clone()),
        raw: Vec::new(),
        origins: Vec::new(),
    };
    merge.report(log);
    let mut origins = merge.origins;
    origins.sort();
    Some(Commitment { origins, ..commitment })
}

/// The OGP code of the newest row that has one.
fn code_of(rows: &[&Draft]) -> Option<Text> {
    rows.iter().find_map(|row| row.code.clone())
}

impl Merge<'_> {
    /// Notes that a field comes from a row, where that is not the newest.
    fn credit(&mut self, field: &str, row: &Draft) {
        let newest = self.rows[0];
        if (row.source, row.line) != (newest.source, newest.line) {
            let source = self.names[row.source].clone();
            self.origins.push(Origin { field: field.into(), source, row: row.line });
        }
    }

    /// The field of the newest row that has it.
    fn field<T>(&mut self, name: &'static str, get: impl Fn(&Draft) -> Option<T>) -> Option<T> {
        let (row, value) = self.rows.iter().find_map(|row| Some((*row, get(row)?)))?;
        self.credit(name, row);
        Some(value)
    }

    /// The row whose rating counts: the newest that says something.
    fn chosen<S: Scale>(&mut self, name: &'static str, get: impl Fn(&Ratings) -> Rating<S>) -> usize {
        let says =
            |rating: Rating<S>| !matches!(rating, Rating::Missing | Rating::Pending | Rating::NotAssessed);
        let rating = |row: &&Draft| get(&row.ratings);
        let told = self.rows.iter().position(|row| says(rating(row)));
        let chosen = told
            .or_else(|| self.rows.iter().position(|row| !matches!(rating(row), Rating::Missing)))
            .unwrap_or_default();
        self.credit(name, self.rows[chosen]);
        chosen
    }

    /// The row whose rating counts, with a note where an older one was rated differently on the same footing.
    fn rated<S: Scale, F: PartialEq>(
        &mut self,
        name: &'static str,
        get: impl Fn(&Ratings) -> Rating<S>,
        footing: impl Fn(&Ratings) -> F,
    ) -> usize {
        let chosen = self.chosen(name, &get);
        let row = self.rows[chosen];
        if let Rating::Rated(step) = get(&row.ratings) {
            let other = self.rows[chosen + 1..].iter().find_map(|older| {
                let older_step = get(&older.ratings).step().filter(|older_step| *older_step != step)?;
                (footing(&older.ratings) == footing(&row.ratings)).then_some((older, older_step))
            });
            if let Some((older, older_step)) = other {
                let value = format!(
                    "{}, but {} in {}",
                    step.label(Lang::En),
                    older_step.label(Lang::En),
                    self.place(older)
                );
                self.contradictions.push((
                    name,
                    value,
                    format!("the newer source counts: {}", step.label(Lang::En)),
                ));
            }
        }
        chosen
    }

    fn ratings(&mut self) -> Ratings {
        let even = |_: &Ratings| ();
        let specificity = self.rated("specificity", |ratings| ratings.specificity, even);
        let verifiable = self.rated("verifiable", |ratings| ratings.verifiable, even);
        let relevant = self.rated("relevant", |ratings| ratings.relevant, even);
        let impact = self.rated("potential_impact", |ratings| ratings.potential_impact, even);
        let ambition = self.rated("ambition", |ratings| ratings.ambition, even);
        let completion =
            self.rated("completion", |ratings| ratings.completion, |ratings| ratings.completion_stage);
        // Where both editions rate completion on the same footing, `completion` has noted any difference.
        let mid_term = self.chosen("completion_mid_term", |ratings| ratings.completion_mid_term);
        let early = self.rated("early_results", |ratings| ratings.early_results, even);
        let starred = self.rated("starred", |ratings| ratings.starred, |ratings| ratings.starred_formula);
        let of = |row: usize| &self.rows[row].ratings;
        Ratings {
            specificity: of(specificity).specificity,
            verifiable: of(verifiable).verifiable,
            relevant: of(relevant).relevant,
            potential_impact: of(impact).potential_impact,
            ambition: of(ambition).ambition,
            completion: of(completion).completion,
            completion_mid_term: of(mid_term).completion_mid_term,
            completion_stage: of(completion).completion_stage,
            early_results: of(early).early_results,
            starred: of(starred).starred,
            starred_formula: of(starred).starred_formula,
        }
    }

    fn compare_titles(&mut self) {
        let newest = self.rows[0];
        let title = bare(&newest.title);
        if let Some(older) = self.rows[1..].iter().find(|older| bare(&older.title) != title) {
            let value =
                format!("{}, but {} in {}", excerpt(&newest.title), excerpt(&older.title), self.place(older));
            self.contradictions.push(("title", value, "the newer source counts".into()));
        }
    }

    fn place(&self, row: &Draft) -> String {
        format!("line {} of {}", row.line, self.names[row.source])
    }

    fn report(&mut self, log: &mut Log) {
        let newest = self.rows[0];
        for (column, value, action) in self.contradictions.drain(..) {
            let spot = Spot { source: &self.names[newest.source], line: newest.line, column };
            log.finding_whole(spot, FindingKind::Contradiction, value, action);
        }
    }
}

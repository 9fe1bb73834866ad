//! A view in one of its forms.

use app::model::answer::Answer;
use app::model::form::Form;
use app::model::map::MapQuery;
use app::model::query::{Fault, Grouping, Parsed, Problem, Query};
use app::model::search::Search;
use app::model::view::{Question, View};
use app::text::pages::source_line;
use app::text::problem::problem;

use super::bundle::{Again, bundle};
use super::commitments::List;
use super::dataset::{Dataset, Table};
use super::options::{Options, Purpose};
use super::{
    CSV, CSVW, ExportError, JSON, PNG, Rendered, SVG, Site, ZIP, commitment, csv, json, local, map, metadata,
    name,
};
use crate::analysis::{Analysis, Depth};
use crate::chart::{self, Card};

/// The answer of a view that asks the trends: the one its page shows, with as much beside its points as is wanted.
pub(crate) fn trends(
    analysis: &Analysis,
    view: &View,
    question: &Question,
    depth: Depth,
) -> Result<Answer, ExportError> {
    let lang = question.lang();
    let query = match question {
        Question::Trends(query) => trends_query(analysis, view, query)?,
        Question::Compare(asked) => {
            let parsed = Parsed { value: asked.as_ref().clone(), problems: Vec::new() };
            let (_, comparison, problems) = analysis.compare(parsed);
            if !problems.is_empty() {
                return Err(ExportError::Query(problems, lang));
            }
            comparison
                .ok_or_else(|| ExportError::Query(vec![Problem::new("member", "", Fault::NotTwo)], lang))?
                .trends
        }
        Question::Map(_)
        | Question::Commitments(_)
        | Question::Commitment { .. }
        | Question::Local { .. } => return Err(unknown(view)),
    };
    let answered = analysis.trends_in(Parsed { value: query, problems: Vec::new() }, depth);
    match answered.problems {
        problems if problems.is_empty() => Ok(answered.answer),
        // What the path names is not there, and nobody typed a value.
        problems if !view.is_asked() => Err(ExportError::Missing(
            problems.iter().map(|one| problem(one, lang)).collect::<Vec<_>>().join("; "),
            lang,
        )),
        problems => Err(ExportError::Query(problems, lang)),
    }
}

fn trends_query(analysis: &Analysis, view: &View, query: &Query) -> Result<Query, ExportError> {
    let (by, id) = match view {
        View::Area(id) => (Grouping::Area, id),
        View::Challenge(id) => (Grouping::Challenge, id),
        _ => return Ok(query.clone()),
    };
    let coding = analysis.coding_of(by, id).ok_or_else(|| unknown(view))?;
    Ok(Query { coding, ..query.clone() })
}

fn unknown(view: &View) -> ExportError {
    ExportError::Unknown { asked: view.path(), known: Vec::new() }
}

/// The form of a view.
pub(super) fn render(
    analysis: &Analysis,
    site: &Site<'_>,
    (view, form, question): (&View, Form, &Question),
    options: &Options,
) -> Result<Rendered, ExportError> {
    match (view, question) {
        (_, Question::Map(asked)) => of_map(analysis, site, (form, asked, question), options),
        (_, Question::Commitments(search)) => of_list(analysis, site, (form, search, question), options),
        (View::Commitment(id), _) => commitment::render(analysis, site, (id, form, question), options),
        (View::Local, _) => local::render(analysis, site, (form, question), options),
        _ => {
            let depth = if form == Form::Json { Depth::Pairs } else { Depth::Details };
            let answer = trends(analysis, view, question, depth)?;
            of_answer(analysis, site, (view, form, question), &answer, options)
        }
    }
}

fn of_map(
    analysis: &Analysis,
    site: &Site<'_>,
    (form, asked, question): (Form, &MapQuery, &Question),
    options: &Options,
) -> Result<Rendered, ExportError> {
    let release = &analysis.data().release;
    let parsed = Parsed { value: asked.clone(), problems: Vec::new() };
    let (answer, _, problems) = analysis.map(parsed);
    if !problems.is_empty() {
        return Err(ExportError::Query(problems, question.lang()));
    }
    let dataset = Dataset::of_map(site, question, &answer, release);
    let source = source_line(release, answer.query.lang);
    let svg = || chart::map::picture(&answer, analysis.outlines(), options.theme, &source);
    let data = |options: &Options| map::csv(&answer, release, options);
    let file_name = name::map(&answer, &release.id, form.suffix());
    let (bytes, content_type) = match form {
        Form::Svg => (svg().into_bytes(), SVG),
        Form::Png => (png(&svg(), options)?, PNG),
        Form::Csv => (data(options)?, CSV),
        Form::Json => (map::json(&answer, release)?, JSON),
        Form::Zip => {
            let again = Again::of_map(analysis, &answer);
            (bundle(&dataset, data(&Options::default())?, Some(svg()), Some(&again))?, ZIP)
        }
        Form::Metadata | Form::Csvw => described(&dataset, form, question, options)?,
    };
    Ok(linked(Rendered::new(bytes, content_type, file_name), &dataset, &View::Map, form))
}

fn of_list(
    analysis: &Analysis,
    site: &Site<'_>,
    (form, search, question): (Form, &Search, &Question),
    options: &Options,
) -> Result<Rendered, ExportError> {
    let release = &analysis.data().release;
    let list = List::of(analysis, search.clone(), options.per_page)?;
    let ids = list.all.iter().map(|commitment| commitment.id.to_string());
    let dataset = Dataset::of_commitments(site, &Search { page: 0, ..list.search.clone() }, ids, release);
    let file_name = name::plain("commitments_selection", &release.id, form.suffix());
    let path = format!("{}/commitments.{}", site.base, form.suffix());
    let (bytes, content_type) = match form {
        Form::Csv => (list.csv(options)?, CSV),
        Form::Json => (list.json(analysis, &path)?, JSON),
        Form::Zip => (bundle(&dataset, list.csv(&Options::default())?, None, None)?, ZIP),
        _ => described(&dataset, form, question, options)?,
    };
    let rendered = Rendered::new(bytes, content_type, file_name);
    let mut rendered = linked(rendered, &dataset, &View::Commitments, form);
    if matches!(form, Form::Csv | Form::Json) {
        rendered.paging = Some(list.paging());
        let links = list.links(&path);
        rendered.links.extend(links.into_iter().map(|(relation, to)| format!("<{to}>; rel=\"{relation}\"")));
    }
    Ok(rendered)
}

fn of_answer(
    analysis: &Analysis,
    site: &Site<'_>,
    (view, form, question): (&View, Form, &Question),
    answer: &Answer,
    options: &Options,
) -> Result<Rendered, ExportError> {
    let dataset = Dataset::of_trends(site, view, question, answer);
    let svg = || chart::picture(answer, options.theme, options.shape());
    let card = match options.purpose {
        Purpose::Figure => None,
        Purpose::Og => Some(Card::Wide),
        Purpose::Square => Some(Card::Square),
        Purpose::Thumbnail => Some(Card::Small),
    };
    let (bytes, content_type) = match form {
        Form::Svg => (svg().into_bytes(), SVG),
        Form::Png => {
            let drawing = card.map_or_else(svg, |card| chart::card(answer, options.theme, card));
            (png(&drawing, options)?, PNG)
        }
        Form::Csv => (csv::trends(answer, options)?, CSV),
        Form::Json => (json::trends(answer)?, JSON),
        Form::Zip => {
            let data = csv::trends(answer, &Options::default())?;
            let again = Again::of_trends(analysis, answer);
            (bundle(&dataset, data, Some(svg()), Some(&again))?, ZIP)
        }
        Form::Metadata | Form::Csvw => described(&dataset, form, question, options)?,
    };
    let file_name = name::of_view(view.word(), answer, form.suffix());
    Ok(linked(Rendered::new(bytes, content_type, file_name), &dataset, view, form))
}

fn png(svg: &str, options: &Options) -> Result<Vec<u8>, ExportError> {
    Ok(match options.size() {
        (width, None) => chart::png(svg, width)?,
        (width, Some(height)) => chart::png_in(svg, (width, height), options.theme)?,
    })
}

/// What the numbers are, in one of two forms.
pub(super) fn described(
    dataset: &Dataset,
    form: Form,
    question: &Question,
    options: &Options,
) -> Result<(Vec<u8>, &'static str), ExportError> {
    if form == Form::Metadata {
        return Ok((json::write(&metadata::human(dataset))?, JSON));
    }
    let Some(table) = dataset.tables.first() else { return Ok((Vec::new(), CSVW)) };
    let url = csv_beside(table, question, options);
    Ok((json::write(&metadata::csvw(dataset, table, &url, options.short_names))?, CSVW))
}

/// The address of the CSV, seen from its metadata: the same query.
fn csv_beside(table: &Table, question: &Question, options: &Options) -> String {
    let mut query = question.canonical();
    if !options.short_names {
        query += if query.is_empty() { "useColumnShortNames=false" } else { "&useColumnShortNames=false" };
    }
    if query.is_empty() { table.file.clone() } else { format!("{}?{query}", table.file) }
}

/// With the headers that lead to what describes it, what may be done with it, and how it is cited.
pub(super) fn linked(mut rendered: Rendered, dataset: &Dataset, view: &View, form: Form) -> Rendered {
    let (_, _, licence) = app::text::dataset::licence(dataset.release.kind);
    let package = dataset.package();
    if form == Form::Csv {
        let csvw =
            dataset.tables.first().map(|table| table.address.replacen(".csv?", ".csv-metadata.json?", 1));
        rendered.links.extend(
            csvw.map(|address| format!("<{address}>; rel=\"describedby\"; type=\"application/csvm+json\"")),
        );
        rendered.links.push(format!("<{package}>; rel=\"describedby\"; type=\"application/json\""));
    }
    rendered.links.push(format!("<{licence}>; rel=\"license\""));
    rendered.links.push(format!("<{}>; rel=\"cite-as\"", dataset.page));
    if matches!(form, Form::Svg | Form::Png) && view.is_drawn() {
        rendered.links.push(format!("<{}>; rel=\"canonical\"", dataset.page));
    }
    rendered
}

/// What is cited on a page that shows an answer to the trends.
pub(crate) fn structured(
    analysis: &Analysis,
    site: &Site<'_>,
    view: &View,
    question: &Question,
) -> Option<String> {
    let answer = trends(analysis, view, question, Depth::Points).ok()?;
    Some(metadata::json_ld(&Dataset::of_trends(site, view, question, &answer), site.base))
}

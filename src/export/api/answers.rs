//! What comes back: the media type of each form, its headers, and the answers that are no file.

use app::model::form::Form;
use app::model::view::View;
use utoipa::openapi::header::{Header, HeaderBuilder};
use utoipa::openapi::schema::{Object, ObjectBuilder, Schema, Type};
use utoipa::openapi::{ContentBuilder, Ref, RefOr, ResponseBuilder, Responses, ResponsesBuilder};

use super::shapes;
use crate::export::brief::{DOCX, PDF};
use crate::export::request::{BriefForm, DiaryForm, Whole};
use crate::export::{ATOM, CSV, CSVW, JSON, JSON_LD, PARQUET, PNG, SVG, ZIP};

/// How oEmbed says why it gives nothing.
const WORDS: &str = "text/plain; charset=utf-8";

/// What an operation gives.
pub(super) struct Answer {
    content_type: &'static str,
    shape: RefOr<Schema>,
    /// Whether it is a list that comes in pages.
    paged: bool,
}

impl Answer {
    fn new(content_type: &'static str, shape: impl Into<RefOr<Schema>>) -> Self {
        Self { content_type, shape: shape.into(), paged: false }
    }

    /// A table.
    pub(super) fn table() -> Self {
        Self::new(CSV, text())
    }

    /// Everything that may come back.
    pub(super) fn responses(self) -> Responses {
        let mut done = ResponseBuilder::new()
            .description("The file.")
            .content(self.content_type, ContentBuilder::new().schema(Some(self.shape)).build())
            .header(
                "Cache-Control",
                header("How long a copy may be kept; for ever where the address names a release."),
            )
            .header("Link", header("What describes it, its licence, its page; of a list the other pages."));
        if self.content_type != ATOM && self.content_type != JSON_LD {
            done = done.header("ETag", header("Changes when the bytes do; send it back as If-None-Match."));
        }
        if self.paged {
            done = done
                .header("Total", whole("Commitments in the whole list."))
                .header("Per-Page", whole("Commitments on a page."));
        }
        refused(ResponsesBuilder::new())
            .response("200", done)
            .response("304", ResponseBuilder::new().description("Unchanged since the ETag that was sent."))
            .response("400", problem("A value of the query cannot be used; the document names the key, the value, and values that would do."))
            .response("404", problem("There is no such view, file or release."))
            .response("405", problem("Files can only be read.").header("Allow", header("How they can be asked.")))
            .response("429", problem("Too many costly files in a short time.").header("Retry-After", wait()))
            .build()
    }
}

/// With what may come back whatever is asked.
fn refused(answers: ResponsesBuilder) -> ResponsesBuilder {
    answers
        .response("414", problem("The address is too long."))
        .response("431", problem("The header is too large."))
        .response("500", problem("A defect; the log of the server has the details."))
        .response("503", problem("Too many questions are waiting.").header("Retry-After", wait()))
}

/// Problem details.
fn problem(about: &str) -> ResponseBuilder {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name(shapes::PROBLEM))).build();
    ResponseBuilder::new().description(about).content("application/problem+json", content)
}

/// What oEmbed gives. Why it gives nothing is a sentence; only what the server refuses before it asks is a document.
pub(super) fn of_oembed() -> Responses {
    let words = || ContentBuilder::new().schema(Some(text())).build();
    let sentence = |about: &str| ResponseBuilder::new().description(about).content(WORDS, words());
    let done = ResponseBuilder::new()
        .description("The chart for another site: title, size, HTML.")
        .content(JSON, ContentBuilder::new().schema(Some(object())).build())
        .content("text/xml; charset=utf-8", words())
        .header("Cache-Control", header("How long a copy may be kept."));
    refused(ResponsesBuilder::new())
        .response("200", done)
        .response("304", ResponseBuilder::new().description("Unchanged since the ETag that was sent."))
        .response("400", problem("A value cannot be used, or `url` is missing.").content(WORDS, words()))
        .response("404", sentence("There is no such view at this server."))
        .response("405", ResponseBuilder::new().description("It can only be read."))
        .response("501", sentence("The format is neither `json` nor `xml`."))
        .build()
}

/// What a release changed.
pub(super) fn of_step(form: DiaryForm) -> Answer {
    match form {
        DiaryForm::Csv => Answer::table(),
        DiaryForm::Json => Answer::new(JSON, object()),
    }
}

/// The table to fill in, which has no data yet.
pub(super) fn of_template() -> Answer {
    Answer::new("text/csv; charset=utf-8", text())
}

/// A view in a form.
pub(super) fn of_form(view: &View, form: Form) -> Answer {
    let list = matches!(view, View::Commitments);
    let mut answer = match form {
        Form::Svg => Answer::new(SVG, text()),
        Form::Png => Answer::new(PNG, bytes()),
        Form::Csv => Answer::table(),
        Form::Json => Answer::new(JSON, Ref::from_schema_name(shapes::of_view(view))),
        Form::Metadata => Answer::new(JSON, object()),
        Form::Csvw => Answer::new(CSVW, object()),
        Form::Zip => Answer::new(ZIP, bytes()),
    };
    answer.paged = list && matches!(form, Form::Csv | Form::Json);
    answer
}

/// A brief in a form.
pub(super) fn of_brief(form: BriefForm) -> Answer {
    match form {
        BriefForm::Pdf => Answer::new(PDF, bytes()),
        BriefForm::Docx => Answer::new(DOCX, bytes()),
    }
}

/// What a file of a release holds, and how it comes.
pub(super) fn of_whole(whole: Whole) -> (&'static str, Answer) {
    match whole {
        Whole::Commitments => ("All commitments", Answer::table()),
        Whole::CommitmentsParquet => ("All commitments as Parquet", Answer::new(PARQUET, bytes())),
        Whole::CommitmentsCsvw => ("The columns of the commitments", Answer::new(CSVW, object())),
        Whole::Plans => ("All plans", Answer::table()),
        Whole::PlansParquet => ("All plans as Parquet", Answer::new(PARQUET, bytes())),
        Whole::PlansCsvw => ("The columns of the plans", Answer::new(CSVW, object())),
        Whole::Rejects => ("Rows that could not be used", Answer::table()),
        Whole::Report => ("What was read, repaired, joined and rejected", Answer::new(JSON, object())),
        Whole::Package => ("The description of these files as a Data Package", Answer::new(JSON, object())),
    }
}

/// Keys of an address.
type Keys = &'static [&'static str];

/// What tells of all releases: path, id, what it is, its keys.
pub(super) fn lists() -> [(&'static str, &'static str, &'static str, Keys, Answer); 4] {
    let catalog = Answer::new(JSON_LD, object());
    let feed = || Answer::new(ATOM, text());
    [
        ("/catalog.jsonld", "catalog", "All releases as a DCAT catalogue", &[], catalog),
        ("/releases.atom", "feed", "All releases as an Atom feed", &[], feed()),
        ("/diary.atom", "diary", "What each release changed, as an Atom feed", &["lang"], feed()),
        ("/openapi.json", "openapi", "This description", &[], Answer::new(JSON, object())),
    ]
}

fn header(about: &str) -> Header {
    HeaderBuilder::new().schema(Some(Object::with_type(Type::String))).description(Some(about)).build()
}

fn wait() -> Header {
    whole("Seconds after which to ask again.")
}

fn whole(about: &str) -> Header {
    HeaderBuilder::new().schema(Some(Object::with_type(Type::Integer))).description(Some(about)).build()
}

fn text() -> Object {
    Object::with_type(Type::String)
}

/// Bytes have no type in JSON Schema, only a media type.
fn bytes() -> Object {
    ObjectBuilder::new().content_media_type("application/octet-stream").build()
}

fn object() -> Object {
    Object::with_type(Type::Object)
}

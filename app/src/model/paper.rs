//! A document for people, before it becomes a page, a PDF or a DOCX: headings, sentences, lists, tables and pictures, each
//! number with the view that gives it. Every outlet shows the same paper.

mod since;

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// Above the title: what kind of document it is.
    pub kicker: String,
    /// The title.
    pub title: String,
    /// Under the title: release, years, coding.
    pub subtitle: Text,
    /// What must be known before anything else, such as that the data are a sample.
    pub warning: Option<String>,
    /// The sections, in their order.
    pub sections: Vec<Section>,
    /// At the foot of every sheet.
    pub footer: String,
}

/// A part under a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Its id within the document, which is also its word in addresses.
    pub id: &'static str,
    /// The heading.
    pub heading: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// Whether it is short enough to stand beside the next one.
    pub is_half: bool,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Text),
    /// A paragraph in small, muted letters: what a figure or table shows.
    Note(Text),
    /// A numbered list.
    Numbers(Vec<Item>),
    /// A list with dashes.
    Dashes(Vec<Text>),
    /// A table.
    Table(Table),
    /// A drawing.
    Picture(Picture),
}

/// An entry of a numbered list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// The entry.
    pub text: Text,
    /// A second line in small, muted letters; may be empty.
    pub note: Text,
}

/// A table, whose first column names the row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it holds, for those who hear it.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Cells, one per column.
    pub rows: Vec<Vec<Text>>,
    /// Whether a picture shows the same numbers: where space is short, the picture is enough.
    pub is_behind_picture: bool,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Whether it holds numbers, which align right.
    pub is_number: bool,
}

/// A drawing that stands in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Which.
    pub which: Which,
    /// One sentence in place of it.
    pub alt: String,
}

/// The drawings of a brief.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Which {
    /// Areas of the subject beside its region and all members.
    Standing,
    /// How far commitments were completed.
    Completion,
}

impl Which {
    /// The name of the drawing in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Standing => "standing",
            Self::Completion => "completion",
        }
    }
}

/// Text in pieces.
pub type Text = Vec<Run>;

/// A piece of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether it is set in bold.
    pub strong: bool,
    /// What it leads to.
    pub link: Option<Link>,
    /// BCP 47 language, where it is not that of the document.
    pub lang: Option<String>,
    /// Whether it changed since the release that the document is compared with.
    pub change: Option<Change>,
}

/// Where a piece of text leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// A page of the dashboard: the path of the English page, and the query.
    View(View),
    /// A file of the dashboard.
    File(String),
    /// A page elsewhere.
    Web(String),
}

/// A page of the dashboard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Path of the English page; it may end in `#` and an id where there is no query.
    pub path: String,
    /// Query string without the question mark; may be empty.
    pub query: String,
}

/// How a piece of text differs from the same one in another release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was not there.
    New,
    /// It said this.
    Was(String),
}

impl View {
    /// A page without a query.
    #[must_use]
    pub fn of(path: impl Into<String>) -> Self {
        Self { path: path.into(), query: String::new() }
    }

    /// A page with a query.
    #[must_use]
    pub fn asking(path: impl Into<String>, query: String) -> Self {
        Self { path: path.into(), query }
    }
}

/// Plain text.
#[must_use]
pub fn plain(text: impl Into<String>) -> Run {
    Run { text: text.into(), ..Run::default() }
}

/// Text in bold.
#[must_use]
pub fn strong(text: impl Into<String>) -> Run {
    Run { text: text.into(), strong: true, ..Run::default() }
}

/// Text that leads to a page of the dashboard.
#[must_use]
pub fn linked(text: impl Into<String>, view: &View) -> Run {
    Run { text: text.into(), link: Some(Link::View(view.clone())), ..Run::default() }
}

/// Text that leads elsewhere.
#[must_use]
pub fn web(text: impl Into<String>, address: impl Into<String>) -> Run {
    Run { text: text.into(), link: Some(Link::Web(address.into())), ..Run::default() }
}

impl Run {
    /// The same in bold.
    #[must_use]
    pub fn bold(self) -> Self {
        Self { strong: true, ..self }
    }

    /// The same, marked as being in another language than the document.
    #[must_use]
    pub fn within(self, lang: Option<String>) -> Self {
        Self { lang, ..self }
    }
}

/// The words of a text.
#[must_use]
pub fn words(text: &[Run]) -> String {
    text.iter().map(|run| run.text.as_str()).collect()
}

/// Cuts a text with places such as `{0}` into pieces and puts runs in their places.
///
/// A sentence stays one sentence in every language, whatever the order of what it names.
#[must_use]
pub fn fill(pattern: &str, runs: &[Run]) -> Text {
    let mut text = Text::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((place, after)) = after.split_once('}') else { break };
        if !before.is_empty() {
            text.push(plain(before));
        }
        text.extend(place.parse::<usize>().ok().and_then(|place| runs.get(place)).cloned());
        rest = after;
    }
    if !rest.is_empty() {
        text.push(plain(rest));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{fill, plain, strong, words};

    #[test]
    fn runs_stand_where_the_sentence_names_them() {
        let text = fill("{1} of {0}, and {1}.", &[plain("b"), strong("a")]);
        assert_eq!(words(&text), "a of b, and a.");
        assert!(text[0].strong);
        assert_eq!(words(&fill("no place", &[])), "no place");
    }
}

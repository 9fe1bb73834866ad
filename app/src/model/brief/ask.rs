//! What is asked of a brief: its subject, from the path, and the keys of the URL.

use super::super::lang::Lang;
use super::super::place::Region;
use super::super::query::{Fault, Parsed, Reader, Selection, Word, Writer, Years, pairs, slug};

/// What a brief is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A member, by its slug.
    Member(String),
    /// A region.
    Region(Region),
    /// A policy area, by its id.
    Area(String),
    /// An area of the Open Gov Challenge, by its id.
    Challenge(String),
}

impl Subject {
    /// The subject of `/briefs/{kind}/{slug}`; whether there is such a member or area is for the analysis to say.
    #[must_use]
    pub fn of(kind: &str, name: &str) -> Option<Self> {
        let name = slug(name).filter(|name| !name.is_empty())?;
        Some(match kind {
            "member" => Self::Member(name),
            "region" => Self::Region(Region::from_slug(&name)?),
            "area" => Self::Area(name),
            "challenge" => Self::Challenge(name),
            _ => return None,
        })
    }

    /// The word for its kind in addresses.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Member(_) => "member",
            Self::Region(_) => "region",
            Self::Area(_) => "area",
            Self::Challenge(_) => "challenge",
        }
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Member(id) | Self::Area(id) | Self::Challenge(id) => id,
            Self::Region(region) => region.slug(),
        }
    }

    /// The path of the brief.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/briefs/{}/{}", self.kind(), self.id())
    }

    /// The path of the page about the subject.
    #[must_use]
    pub fn page(&self) -> String {
        format!("/{}s/{}", self.kind(), self.id())
    }
}

/// A part of a brief, which can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Three findings that are safe to quote.
    Findings,
    /// Where the subject stands.
    Standing,
    /// Plans and completion.
    Plans,
    /// Areas that others use, or who works on an area.
    Areas,
    /// Commitments worth a look elsewhere.
    Elsewhere,
    /// The rules and peers of a local member.
    Local,
    /// Caveats.
    Caveats,
    /// Method.
    Method,
    /// Sources.
    Sources,
    /// How to cite.
    Cite,
}

impl Part {
    /// All parts, in their order.
    pub const ALL: [Self; 10] = [
        Self::Findings,
        Self::Standing,
        Self::Plans,
        Self::Areas,
        Self::Elsewhere,
        Self::Local,
        Self::Caveats,
        Self::Method,
        Self::Sources,
        Self::Cite,
    ];

    /// The word in addresses, and the id of the section.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Findings => "findings",
            Self::Standing => "standing",
            Self::Plans => "plans",
            Self::Areas => "areas",
            Self::Elsewhere => "elsewhere",
            Self::Local => "local",
            Self::Caveats => "caveats",
            Self::Method => "method",
            Self::Sources => "sources",
            Self::Cite => "cite",
        }
    }

    /// The part of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.word() == word)
    }
}

/// What a subject is seen beside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Beside {
    /// Its region and all members.
    #[default]
    Both,
    /// Its region.
    Region,
    /// All members.
    World,
    /// Nothing else.
    None,
}

impl Beside {
    /// Whether its region stands beside it.
    #[must_use]
    pub const fn has_region(self) -> bool {
        matches!(self, Self::Both | Self::Region)
    }

    /// Whether all members stand beside it.
    #[must_use]
    pub const fn has_world(self) -> bool {
        matches!(self, Self::Both | Self::World)
    }
}

impl Word for Beside {
    const ALL: &'static [Self] = &[Self::Both, Self::Region, Self::World, Self::None];

    fn word(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Region => "region",
            Self::World => "world",
            Self::None => "none",
        }
    }
}

/// A question for a brief.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BriefQuery {
    /// What it is about.
    pub subject: Subject,
    /// Years of submission of the plans.
    pub years: Years,
    /// What the subject is seen beside.
    pub beside: Beside,
    /// The parts that are wanted, in their order; empty: all.
    pub parts: Vec<Part>,
    /// The language.
    pub lang: Lang,
    /// The release that is asked for; `None`: the one being served.
    pub data: Option<String>,
    /// The release with which it is compared.
    pub since: Option<String>,
}

impl BriefQuery {
    /// The brief of a subject, all of it.
    #[must_use]
    pub const fn new(subject: Subject, lang: Lang) -> Self {
        let years = Years { from: None, to: None };
        Self { subject, years, beside: Beside::Both, parts: Vec::new(), lang, data: None, since: None }
    }

    /// Reads the keys `time` (or `from` and `to`), `compare`, `sections`, `lang`, `data` and `since`. Unknown keys are ignored.
    #[must_use]
    pub fn parse(subject: Subject, query_string: &str) -> Parsed<Self> {
        let mut reader = Reader::default();
        let mut query = Self::new(subject, Lang::default());
        let mut selection = Selection::default();
        for (key, value) in pairs(query_string) {
            match key.as_str() {
                "compare" => reader.word(&key, &value, &mut query.beside),
                "sections" => query.read_parts(&mut reader, &value),
                "lang" => reader.word(&key, &value, &mut query.lang),
                "data" if value == "latest" => query.data = None,
                "data" => reader.slug(&key, &value, &mut query.data),
                "since" => reader.slug(&key, &value, &mut query.since),
                "time" | "from" | "to" => reader.selection(&key, &value, &mut selection),
                _ => {}
            }
        }
        reader.range(&mut selection.years);
        query.years = selection.years;
        query.parts.sort();
        if query.parts.len() == Part::ALL.len() {
            query.parts.clear();
        }
        reader.finish(query)
    }

    fn read_parts(&mut self, reader: &mut Reader, value: &str) {
        for word in value.split('~').filter(|word| !word.is_empty()) {
            match Part::from_word(word) {
                Some(part) if self.parts.contains(&part) => {}
                Some(part) => self.parts.push(part),
                None => {
                    let known = Part::ALL.map(|part| part.word().to_owned()).to_vec();
                    reader.problem("sections", word, Fault::NotOneOf(known));
                }
            }
        }
    }

    /// The canonical query string of a file: keys sorted, defaults left out.
    #[must_use]
    pub fn canonical(&self) -> String {
        let mut writer = Writer::default();
        writer.selection(&Selection { years: self.years, ..Selection::default() });
        writer.word("compare", self.beside);
        let parts: Vec<_> = self.parts.iter().map(|part| part.word()).collect();
        writer.text("sections", &parts.join("~"));
        writer.word("lang", self.lang);
        writer.text("data", self.data.as_deref().unwrap_or_default());
        writer.text("since", self.since.as_deref().unwrap_or_default());
        writer.finish()
    }

    /// The same for a page, whose path says its language.
    #[must_use]
    pub fn of_page(&self) -> String {
        Self { lang: Lang::default(), ..self.clone() }.canonical()
    }

    /// Whether a part is wanted.
    #[must_use]
    pub fn wants(&self, part: Part) -> bool {
        self.parts.is_empty() || self.parts.contains(&part)
    }
}

//! How values are read from a query string, and how they are written back.

use super::super::place::{Level, Region};
use super::super::rating::StarFormula;
use super::{Between, Fault, MAX_LIST, Parsed, Problem, Selection, Word, YEARS, Years};

/// Collects values and problems while a query string is read.
#[derive(Default)]
pub(in crate::model) struct Reader {
    problems: Vec<Problem>,
}

impl Reader {
    pub(in crate::model) fn finish<T>(self, value: T) -> Parsed<T> {
        Parsed { value, problems: self.problems }
    }

    pub(in crate::model) fn problem(&mut self, key: &str, value: &str, fault: Fault) {
        self.problems.push(Problem::new(key, value, fault));
    }

    /// One of the words of a closed list. An empty value, as forms send it, is the default.
    pub(in crate::model) fn word<W: Word + Default>(&mut self, key: &str, value: &str, into: &mut W) {
        match W::from_word(value) {
            Some(word) => *into = word,
            None if value.is_empty() => *into = W::default(),
            None => {
                let words = W::ALL.iter().map(|word| word.word().to_owned()).collect();
                self.problem(key, value, Fault::NotOneOf(words));
            }
        }
    }

    /// A single slug, or nothing.
    pub(in crate::model) fn slug(&mut self, key: &str, value: &str, into: &mut Option<String>) {
        if value.is_empty() {
            *into = None;
        } else if is_slug(value) {
            *into = Some(value.into());
        } else {
            self.problem(key, value, Fault::NotAName);
        }
    }

    /// The id of a release; `latest` is the default, as is nothing.
    pub(in crate::model) fn release(&mut self, key: &str, value: &str, into: &mut Option<String>) {
        if value == LATEST {
            *into = None;
        } else {
            self.slug(key, value, into);
        }
    }

    pub(in crate::model) fn formula(&mut self, key: &str, value: &str, into: &mut Option<StarFormula>) {
        *into = StarFormula::from_slug(value);
        if into.is_none() && !value.is_empty() {
            let known = StarFormula::ALL.map(|formula| formula.slug().to_owned()).into();
            self.problem(key, value, Fault::NotOneOf(known));
        }
    }

    pub(in crate::model) fn between(&mut self, key: &str, value: &str, into: &mut Option<Between>) {
        *into = Between::parse(value);
        if into.is_none() && !value.is_empty() {
            self.problem(key, value, Fault::NotTwoStretches);
        }
    }

    /// The keys of [`Selection`], and `from` and `to` as the year fields of forms send them.
    pub(in crate::model) fn selection(&mut self, key: &str, value: &str, into: &mut Selection) {
        match key {
            "area" => self.list(key, value, &mut into.areas, slug),
            "member" => self.list(key, value, &mut into.members, slug),
            "region" => self.list(key, value, &mut into.regions, Region::from_slug),
            "country" => self.list(key, value, &mut into.countries, iso3),
            "level" => match value {
                "" | "all" => into.level = None,
                _ => match Level::from_slug(value) {
                    Some(level) => into.level = Some(level),
                    None => {
                        let words = ["all", "national", "local"].map(str::to_owned).into();
                        self.problem(key, value, Fault::NotOneOf(words));
                    }
                },
            },
            "time" if value.is_empty() => into.years = Years::default(),
            "time" => match Years::parse(value) {
                Some(years) => into.years = years,
                None => self.problem(key, value, Fault::NotYears),
            },
            "from" => self.year(key, value, |year| into.years.from = year),
            "to" => self.year(key, value, |year| into.years.to = year),
            _ => {}
        }
    }

    /// Two years that are good by themselves may be no range together, when they came as `from` and `to`.
    pub(in crate::model) fn range(&mut self, years: &mut Years) {
        if !years.is_range() {
            let value = years.to_string();
            self.problem("time", &value, Fault::Backward);
            *years = Years::default();
        }
    }

    pub(in crate::model) fn year(&mut self, key: &str, value: &str, set: impl FnOnce(Option<i32>)) {
        let value = value.trim();
        match value.parse() {
            Ok(year) if YEARS.contains(&year) => set(Some(year)),
            _ if value.is_empty() => set(None),
            _ => self.problem(key, value, Fault::NotAYear),
        }
    }

    /// Values joined by `~`; a repeated key adds to the list, as check boxes send it.
    pub(in crate::model) fn list<T: PartialEq>(
        &mut self,
        key: &str,
        value: &str,
        into: &mut Vec<T>,
        read: impl Fn(&str) -> Option<T>,
    ) {
        for (at, item) in value.split('~').filter(|item| !item.is_empty()).enumerate() {
            match read(item) {
                // Of a list that nobody wrote by hand one wrong value says as much as ten thousand.
                None if at >= MAX_LIST => {
                    self.problem(key, value, Fault::TooMany);
                    return;
                }
                Some(item) if into.contains(&item) => {}
                Some(_) if into.len() == MAX_LIST => {
                    self.problem(key, value, Fault::TooMany);
                    return;
                }
                Some(item) => into.push(item),
                None => self.problem(key, item, Fault::Unknown),
            }
        }
    }
}

fn is_slug(text: &str) -> bool {
    text.len() <= 80 && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

pub(in crate::model) fn slug(text: &str) -> Option<String> {
    is_slug(text).then(|| text.into())
}

fn iso3(text: &str) -> Option<String> {
    (text.len() == 3 && text.bytes().all(|b| b.is_ascii_alphabetic())).then(|| text.to_ascii_uppercase())
}

/// The value of `data` for the newest release.
const LATEST: &str = "latest";

/// Writes keys in sorted order, without defaults.
#[derive(Default)]
pub(in crate::model) struct Writer {
    pairs: Vec<(&'static str, String)>,
}

impl Writer {
    pub(in crate::model) fn text(&mut self, key: &'static str, value: &str) {
        if !value.is_empty() {
            self.pairs.push((key, percent_encoding::utf8_percent_encode(value, VALUE).to_string()));
        }
    }

    pub(in crate::model) fn word<W: Word + Default>(&mut self, key: &'static str, word: W) {
        if word != W::default() {
            self.text(key, word.word());
        }
    }

    pub(in crate::model) fn selection(&mut self, selection: &Selection) {
        let regions: Vec<_> = selection.regions.iter().map(|region| region.slug()).collect();
        self.text("area", &selection.areas.join("~"));
        self.text("region", &regions.join("~"));
        self.text("country", &selection.countries.join("~"));
        self.text("member", &selection.members.join("~"));
        self.text("level", selection.level.map(Level::slug).unwrap_or_default());
        if selection.years != Years::default() {
            self.text("time", &selection.years.to_string());
        }
    }

    pub(in crate::model) fn finish(mut self) -> String {
        self.pairs.sort();
        let pairs: Vec<_> = self.pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
        pairs.join("&")
    }
}

/// Everything but the unreserved characters of RFC 3986 is escaped, so that slugs, `~` and `..` stay readable.
const VALUE: &percent_encoding::AsciiSet =
    &percent_encoding::NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

//! Whether cited numbers still hold: what is pasted, and what counting again gives.

use serde::{Deserialize, Serialize};

use super::lang::Lang;
use super::pasted;
use super::query::{Problem, pairs};

/// The longest text that is read, in characters.
pub const MAX_TEXT: usize = 2000;

/// What was pasted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claimed {
    /// The first field as it was sent: an address, or a text with one in it.
    pub pasted: String,
    /// The address of a view, of one of its files, or of its embed; empty where none was found. It is read, never fetched.
    pub address: String,
    /// The checksum from a citation; may be empty.
    pub check: String,
    /// Numbers as they were cited, such as “52 of 66”, with any words around; may be empty.
    pub said: String,
    /// The language of the page.
    pub lang: Lang,
}

impl Claimed {
    /// Reads a query string such as `url=/trends?area=open-data&check=1a2b3c4d&said=52 of 66`. A citation, the code of an
    /// embed or a sentence may stand in any field: what its own field does not say is looked for there.
    #[must_use]
    pub fn parse(query_string: &str, lang: Lang) -> Self {
        let mut claimed = Self { lang, ..Self::default() };
        for (key, value) in pairs(query_string) {
            let value: String = value.trim().chars().take(MAX_TEXT).collect();
            match key.as_str() {
                "url" => claimed.pasted = value,
                "check" => claimed.check = value.to_ascii_lowercase(),
                "said" => claimed.said = value,
                _ => {}
            }
        }
        claimed.filled()
    }

    /// With what is in the text of another field.
    fn filled(mut self) -> Self {
        let texts = [&self.pasted, &self.said, &self.check];
        self.address = texts
            .map(|text| pasted::address(text))
            .into_iter()
            .find(|found| !found.is_empty())
            .unwrap_or_default();
        let checks = [&self.check, &self.pasted, &self.said].map(|text| pasted::checksum(text));
        let [own, beside, in_words] = checks;
        // What was typed as a checksum and is none cannot match.
        let typed = Some(&self.check).filter(|typed| !typed.is_empty() && pasted::address(typed).is_empty());
        self.check = own.or(typed.cloned()).or(beside).or(in_words).unwrap_or_default();
        if self.said.is_empty() {
            self.said = written(&pasted::figures_beside(&self.pasted), self.lang);
        }
        self
    }

    /// Whether nothing was pasted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pasted.is_empty() && self.check.is_empty() && self.said.is_empty()
    }
}

/// Pairs of numbers as readers write them.
fn written(figures: &[(u32, u32)], lang: Lang) -> String {
    let of = lang.choose("of", "de", "sur");
    figures.iter().map(|(k, n)| format!("{k} {of} {n}")).collect::<Vec<_>>().join("; ")
}

/// A number of a view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Area, by name; empty on a map without one.
    pub area: String,
    /// Place, by name.
    pub place: String,
    /// The year; `None` on a map, which shows all years.
    pub year: Option<i32>,
    /// How many.
    pub k: f64,
    /// Of how many; `None` where nothing is divided.
    pub n: Option<u32>,
}

/// A number that is not the same in both releases.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Changed {
    /// The number in the named release; `None` where it has none for this area, place and year.
    pub old: Option<Row>,
    /// The number in the newest release.
    pub new: Option<Row>,
}

/// Two numbers that were cited together, and where they stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// How many.
    pub k: u32,
    /// Of how many.
    pub n: u32,
    /// Where the named release has exactly them.
    pub found: Vec<Row>,
    /// What the newest release has in the same places.
    pub now: Vec<Row>,
}

/// What counting again gave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verified {
    /// The view, as the address of its page in the language of the answer.
    pub address: String,
    /// Its title.
    pub title: String,
    /// The release that the address names; of an address without one, the newest.
    pub named: String,
    /// Whether the address names it.
    pub is_frozen: bool,
    /// The newest release.
    pub newest: String,
    /// The checksum in the named release.
    pub check: String,
    /// The checksum in the newest release; `None` where it cannot answer the question any more.
    pub check_now: Option<String>,
    /// The numbers that were cited.
    pub said: Vec<Said>,
    /// Numbers that differ between the releases, in the order of the view.
    pub changed: Vec<Changed>,
    /// All numbers of the view in the named release.
    pub numbers: u32,
}

/// Why nothing could be counted again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unverified {
    /// It is no address of a view with numbers.
    NoView,
    /// The named release is not kept here; these are.
    NoRelease(String, Vec<String>),
    /// Values of the address cannot be used.
    Query(Vec<Problem>),
    /// What the address names is not in the release.
    Missing(String),
}

#[cfg(test)]
mod tests {
    use super::{Claimed, Lang};

    fn parse(fields: &[(&str, &str)]) -> Claimed {
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        Claimed::parse(&query, Lang::En)
    }

    #[test]
    fn a_citation_may_be_pasted_whole() {
        let long = "OGP. “Gender”. Share. In: Dashboard. Data release 1a2b3c4d5e6f. Checksum of the numbers: 12345678. \
                    https://example.org/trends?area=gender&data=1a2b3c4d5e6f";
        for field in ["url", "said", "check"] {
            let claimed = parse(&[(field, long)]);
            assert_eq!(
                claimed.address, "https://example.org/trends?area=gender&data=1a2b3c4d5e6f",
                "{field}"
            );
            assert_eq!(claimed.check, "12345678", "{field}");
        }
        let typed = parse(&[("url", long), ("check", "banana"), ("said", "87%")]);
        assert_eq!((typed.check.as_str(), typed.said.as_str()), ("banana", "87%"));
        let sentence = parse(&[("url", "In 2014, 45 of 52 (/trends?area=gender).")]);
        assert_eq!((sentence.address.as_str(), sentence.said.as_str()), ("/trends?area=gender", "45 of 52"));
    }

    #[test]
    fn what_has_no_address_is_something_all_the_same() {
        for (field, text) in [("url", "45 of 52"), ("said", "45 of 52"), ("check", "1a2b3c4d")] {
            let claimed = parse(&[(field, text)]);
            assert!(claimed.address.is_empty() && !claimed.is_empty(), "{field}");
        }
        assert!(parse(&[]).is_empty() && parse(&[("url", ""), ("check", " ")]).is_empty());
    }
}

//! The list of sources: what to fetch, and what it is called here.

use std::path::Path;

use serde::Deserialize;

use super::address::checked;
use super::error::SourcesError;

/// The list that comes with the program.
const OWN: &str = include_str!("../../data/sources.toml");

/// A file on the web that is fetched again and again.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What it is called here; also the folder of its copy. Lower-case letters, digits and hyphens.
    pub name: String,
    /// Where it is.
    pub address: String,
    /// The layout that it must have, as `/data` calls it; `None`: any that is known.
    pub layout: Option<String>,
}

/// A list of sources. Of two files of the same layout the later one counts as the newer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sources {
    /// In the order of the list.
    #[serde(default, rename = "source")]
    pub sources: Vec<Source>,
}

impl Sources {
    /// The list at a path, or the one that comes with the program.
    ///
    /// # Errors
    /// If it cannot be read, or names something that cannot be fetched.
    pub fn read(path: Option<&Path>) -> Result<Self, SourcesError> {
        let Some(path) = path else { return Self::parse(OWN, "data/sources.toml") };
        let shown = path.display().to_string();
        let text = std::fs::read_to_string(path)
            .map_err(|cause| SourcesError::Unreadable { path: shown.clone(), cause })?;
        Self::parse(&text, &shown)
    }

    fn parse(text: &str, path: &str) -> Result<Self, SourcesError> {
        let list: Self = toml::from_str(text).map_err(|cause| SourcesError::Malformed {
            path: path.into(),
            cause: cause.to_string().trim_end().into(),
        })?;
        if list.sources.is_empty() {
            return Err(SourcesError::Empty { path: path.into() });
        }
        for (at, source) in list.sources.iter().enumerate() {
            let twice = list.sources[..at].iter().any(|other| other.name == source.name);
            if let Some(why) = wrong(source, twice) {
                return Err(SourcesError::Source { path: path.into(), name: source.name.clone(), why });
            }
        }
        Ok(list)
    }
}

fn wrong(source: &Source, twice: bool) -> Option<&'static str> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let name = &source.name;
    if name.is_empty() || name.len() > 60 || !name.bytes().all(plain) {
        return Some("a name is made of lower-case letters, digits and hyphens, at most 60");
    }
    if twice {
        return Some("two sources have the same name; give each its own");
    }
    // Which network it leads to is asked when it is fetched.
    checked(&source.address, true).is_err().then_some("the address must begin with http:// or https://")
}

#[cfg(test)]
mod tests {
    use super::Sources;

    #[test]
    fn the_own_list_can_be_used() {
        assert!(!Sources::read(None).expect("the list of the program").sources.is_empty());
    }

    #[test]
    fn what_is_wrong_with_a_list_is_said_with_its_place() {
        let of = |text: &str| Sources::parse(text, "my.toml").expect_err(text).to_string();
        assert!(of("").contains("empty"));
        assert!(of("[[source]]\nname = \"a\"\nadress = \"x\"").contains("line 3"));
        let source =
            |name: &str, address: &str| format!("[[source]]\nname = \"{name}\"\naddress = \"{address}\"\n");
        assert!(of(&source("../x", "https://example.org/x.csv")).contains("lower-case"));
        assert!(of(&source("x", "ftp://example.org/x.csv")).contains("http"));
        assert!(of(&source("x", "https://example.org/x.csv").repeat(2)).contains("same name"));
    }
}

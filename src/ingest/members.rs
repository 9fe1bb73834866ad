//! Names of countries and local governments to members.
//!
//! Sources write names informally (`UK`, `Macedonia`); they match by name or alias without case and accents. A local
//! government that the reference table does not know joins under its country; a country that it does not know is
//! never guessed.

use std::collections::HashMap;
use std::sync::Arc;

use app::model::place::{Level, Region};
use app::model::text::Text;

use super::words::{fold, nearest, slug};
use crate::reference::Reference;

/// A member, as far as a commitment says it.
#[derive(Clone, Debug)]
pub(super) struct Who {
    pub slug: Text,
    pub name: Text,
    pub country: Text,
    pub region: Region,
    pub level: Level,
}

/// What a name stands for.
#[derive(Clone)]
pub(super) enum Match {
    /// A member of the reference table.
    Known(Arc<Who>),
    /// A local government that joins under its country.
    New(Arc<Who>),
    /// Nobody; with the nearest known names.
    Unknown(Vec<String>),
}

/// All members by their names.
pub(super) struct Members {
    by_name: HashMap<String, Arc<Who>>,
    display_names: Vec<String>,
    /// What was asked before: an export repeats a name on every row.
    asked: HashMap<String, Match>,
    /// What was asked last, and its answer: rows of a country follow each other.
    last: Option<(String, String, Match)>,
}

impl Members {
    pub(super) fn new(reference: &Reference) -> Self {
        let mut by_name = HashMap::new();
        let mut display_names = Vec::new();
        for member in &reference.members {
            let who = Arc::new(Who {
                slug: member.slug.as_str().into(),
                name: member.display_name().into(),
                country: member.iso3.as_str().into(),
                region: member.region,
                level: member.level,
            });
            for name in std::iter::once(&member.name).chain(&member.aliases) {
                let full = match member.level {
                    Level::National => name.clone(),
                    Level::Local => format!("{name}, {}", member.parent_country),
                };
                by_name.entry(fold(&full)).or_insert_with(|| Arc::clone(&who));
                display_names.push(full);
            }
        }
        Self { by_name, display_names, asked: HashMap::new(), last: None }
    }

    /// Who is meant by a member's name and, where the source has it, the name of the country.
    pub(super) fn find(&mut self, name: &str, country: &str) -> Match {
        if let Some((.., answer)) =
            self.last.as_ref().filter(|(last, within, _)| last == name && within == country)
        {
            return answer.clone();
        }
        let question = format!("{name}\u{1f}{country}");
        if let Some(answer) = self.asked.get(&question) {
            self.last = Some((name.into(), country.into(), answer.clone()));
            return answer.clone();
        }
        let answer = self.look_up(name, country);
        let next_time = match &answer {
            Match::New(who) => {
                // From now on it is known, in any spelling; so it is reported once.
                self.by_name.insert(fold(&who.name), Arc::clone(who));
                Match::Known(Arc::clone(who))
            }
            other => other.clone(),
        };
        self.asked.insert(question, next_time);
        answer
    }

    fn look_up(&self, name: &str, country: &str) -> Match {
        if let Some(who) = self.by_name.get(&fold(name)) {
            return Match::Known(Arc::clone(who));
        }
        // `Seoul, South Korea`: the place within a country, under whatever name the country goes.
        let (place, within) = name.rsplit_once(',').unwrap_or((name, country));
        let place = place.trim();
        match self.by_name.get(&fold(within)) {
            Some(parent) if parent.level == Level::National && !place.is_empty() => self.local(place, parent),
            _ => Match::Unknown(nearest(name, self.display_names.iter().map(String::as_str))),
        }
    }

    fn local(&self, place: &str, parent: &Who) -> Match {
        let name = format!("{place}, {}", parent.name);
        if let Some(who) = self.by_name.get(&fold(&name)) {
            return Match::Known(Arc::clone(who));
        }
        Match::New(Arc::new(Who {
            slug: format!("{}-{}", slug(place, 60), parent.slug).into(),
            name: name.into(),
            country: parent.country.clone(),
            region: parent.region,
            level: Level::Local,
        }))
    }
}

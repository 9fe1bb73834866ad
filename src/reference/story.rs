//! What local members reported, and the circles in which they work together.

use serde::{Deserialize, Deserializer};

/// What a row tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StoryKind {
    /// A commitment of one member, with what came of it.
    Story,
    /// An OGP Local Circle: members that work on one subject together.
    Circle,
}

/// A story or a circle, with its wording in the three languages.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the columns of wording say what they are")]
pub struct Story {
    /// Story or circle.
    pub kind: StoryKind,
    /// Slugs of the members.
    #[serde(rename = "member", deserialize_with = "separated")]
    pub members: Vec<String>,
    pub place_en: String,
    pub place_es: String,
    pub place_fr: String,
    /// Id of the commitment; empty for circles.
    pub commitment_id: String,
    pub title_en: String,
    pub title_es: String,
    pub title_fr: String,
    pub theme_en: String,
    pub theme_es: String,
    pub theme_fr: String,
    pub facts_en: String,
    pub facts_es: String,
    pub facts_fr: String,
    pub source_en: String,
    pub source_es: String,
    pub source_fr: String,
}

fn separated<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let list = String::deserialize(deserializer)?;
    Ok(list.split('|').map(str::to_owned).collect())
}

//! Names of countries in the languages in which the table of members does not have them.

use app::model::lang::Lang;
use serde::Deserialize;

use super::Reference;

/// A country that is a member, or has local members.
#[derive(Clone, Debug, Deserialize)]
pub struct Country {
    /// ISO 3166-1 alpha-3 code (`XKX` for Kosovo).
    pub iso3: String,
    /// Spanish name.
    pub name_es: String,
    /// French name.
    pub name_fr: String,
}

impl Reference {
    /// The name of a member in a language, from its English one.
    ///
    /// A national member is called like its country; a local one keeps its own name, and the country behind it is translated:
    /// `Madrid, España`. Where the country is not known, the English name stays.
    #[must_use]
    pub fn member_name(&self, slug: &str, english: &str, iso3: &str, lang: Lang) -> String {
        let Some(country) = self.country_name(iso3, lang) else { return english.into() };
        let nation =
            self.members.iter().find(|member| member.iso3 == iso3 && member.parent_country.is_empty());
        if nation.is_some_and(|nation| nation.slug == slug) {
            return country.into();
        }
        let local =
            self.members.iter().find(|member| member.slug == slug && !member.parent_country.is_empty());
        match (local, english.rsplit_once(", ")) {
            (Some(local), _) => format!("{}, {country}", local.name),
            (None, Some((own, behind))) if nation.is_some_and(|nation| nation.name == behind) => {
                format!("{own}, {country}")
            }
            (None, _) => english.into(),
        }
    }

    /// The name of a country; `None` in English, which is that of the table of members, and where it is not known.
    #[must_use]
    pub fn country_name(&self, iso3: &str, lang: Lang) -> Option<&str> {
        let country = self.countries.iter().find(|country| country.iso3 == iso3)?;
        match lang {
            Lang::En => None,
            Lang::Es => Some(&country.name_es),
            Lang::Fr => Some(&country.name_fr),
        }
    }
}

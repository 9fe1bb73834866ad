//! Where a number holds: the world, an OGP region, a country or one member.

use serde::{Deserialize, Serialize};

use super::lang::Lang;

/// One of OGP's four regions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Region {
    /// Africa and the Middle East.
    AfricaAndTheMiddleEast,
    /// The Americas.
    Americas,
    /// Asia and the Pacific.
    AsiaAndThePacific,
    /// Europe, with the Caucasus.
    Europe,
}

impl Region {
    /// All regions, in the order in which they are listed everywhere.
    pub const ALL: [Self; 4] =
        [Self::AfricaAndTheMiddleEast, Self::Americas, Self::AsiaAndThePacific, Self::Europe];

    /// The name in addresses and data files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::AfricaAndTheMiddleEast => "africa-and-the-middle-east",
            Self::Americas => "americas",
            Self::AsiaAndThePacific => "asia-and-the-pacific",
            Self::Europe => "europe",
        }
    }

    /// The English name, as OGP writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AfricaAndTheMiddleEast => "Africa and the Middle East",
            Self::Americas => "Americas",
            Self::AsiaAndThePacific => "Asia and the Pacific",
            Self::Europe => "Europe",
        }
    }

    /// The name for people.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::AfricaAndTheMiddleEast => {
                lang.choose(self.name(), "África y Oriente Medio", "Afrique et Moyen-Orient")
            }
            Self::Americas => lang.choose(self.name(), "Américas", "Amériques"),
            Self::AsiaAndThePacific => lang.choose(self.name(), "Asia y el Pacífico", "Asie et Pacifique"),
            Self::Europe => lang.choose(self.name(), "Europa", "Europe"),
        }
    }

    /// The region of a slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|region| region.slug() == slug)
    }

    /// The region of an English name, as the reference table of members writes it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|region| region.name() == name)
    }
}

/// Whether a member is a national or a local government.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// A national government.
    National,
    /// A member of OGP Local: a city, state, county or region.
    Local,
}

impl Level {
    /// The name in addresses and data files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::National => "national",
            Self::Local => "local",
        }
    }

    /// The level of a slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        [Self::National, Self::Local].into_iter().find(|level| level.slug() == slug)
    }
}

/// Something with a stable id and a name for people: an area, a challenge, a member, a coding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Named {
    /// The id in addresses and data files.
    pub id: String,
    /// The name for people, in the language of the page.
    pub name: String,
}

/// What kind of place a series is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PlaceKind {
    /// All members.
    World,
    /// The members of one OGP region.
    Region,
    /// The members, national and local, of one country.
    Country,
    /// One member.
    Member,
    /// The members of one level in the region of a member or country, without itself: what it is seen beside.
    Peers(Level),
}

/// How the ids of peers begin.
const PEERS: &str = "peers-of-";

/// A place, with everything the outlets need to say about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Place {
    /// World, region, country, member or peers.
    pub kind: PlaceKind,
    /// `world`, a region slug, an ISO alpha-3 code or a member slug.
    pub id: String,
    /// The name for people.
    pub name: String,
    /// The OGP region, where the place lies in one.
    pub region: Option<Region>,
    /// ISO 3166-1 alpha-3 code of the country, for countries and members.
    pub iso3: Option<String>,
}

impl Place {
    /// All members, named in English.
    #[must_use]
    pub fn world() -> Self {
        Self {
            kind: PlaceKind::World,
            id: "world".into(),
            name: "All members".into(),
            region: None,
            iso3: None,
        }
    }

    /// The members of one region, named in English.
    #[must_use]
    pub fn of_region(region: Region) -> Self {
        Self {
            kind: PlaceKind::Region,
            id: region.slug().into(),
            name: region.name().into(),
            region: Some(region),
            iso3: None,
        }
    }

    /// The peers of a country or a member: the other members of its level in its region, together.
    #[must_use]
    pub fn peers(of: &Self, level: Level, lang: Lang) -> Self {
        let name = &of.name;
        let name = match lang {
            Lang::En => format!("Peers of {name}"),
            Lang::Es => format!("Pares de {name}"),
            Lang::Fr => format!("Pairs de {name}"),
        };
        Self { kind: PlaceKind::Peers(level), id: [PEERS, &of.id].concat(), name, ..of.clone() }
    }

    /// Whether these are the peers of the place with an id.
    #[must_use]
    pub fn is_peers_of(&self, id: &str) -> bool {
        self.id.strip_prefix(PEERS) == Some(id)
    }

    /// The same with the name of the world or of a region in a language. Countries and members keep theirs: only the
    /// reference tables know other ones.
    #[must_use]
    pub fn in_language(mut self, lang: Lang) -> Self {
        match (self.kind, self.region) {
            (PlaceKind::World, _) => {
                self.name = lang.choose("All members", "Todos los miembros", "Tous les membres").into();
            }
            (PlaceKind::Region, Some(region)) => self.name = region.label(lang).into(),
            _ => {}
        }
        self
    }
}

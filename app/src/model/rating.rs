//! What the Independent Reporting Mechanism (IRM) says of a commitment.
//!
//! A rating is read from its published label, never from its code: the same code means different things in different
//! editions. The ways of having no rating stay apart, because none of them is a zero.

use serde::{Deserialize, Serialize};

use super::lang::Lang;

/// The rating of a commitment on one indicator, or why there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rating<S> {
    /// Rated: a step of the indicator's scale.
    Rated(S),
    /// The source leaves the cell empty, or does not have the column.
    #[default]
    Missing,
    /// The commitment was not assessed (`NR`, `No IRM Data`).
    NotAssessed,
    /// Assessed, but the report had no such indicator (`ND`, `NA`, `N/A`).
    NoSuchIndicator,
    /// The assessment is still to come (`Pending IRM Review`).
    Pending,
    /// Assessed, and the assessor could not tell (`Unclear`).
    Unclear,
}

impl<S: Scale> Rating<S> {
    /// The word in data files: the slug of the step, or `missing`, `not-assessed`, `no-such-indicator`, `pending`,
    /// `unclear`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Rated(step) => step.slug(),
            Self::Missing => "missing",
            Self::NotAssessed => "not-assessed",
            Self::NoSuchIndicator => "no-such-indicator",
            Self::Pending => "pending",
            Self::Unclear => "unclear",
        }
    }

    /// The rating of a word written by [`Rating::slug`].
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        match slug {
            "missing" => Some(Self::Missing),
            "not-assessed" => Some(Self::NotAssessed),
            "no-such-indicator" => Some(Self::NoSuchIndicator),
            "pending" => Some(Self::Pending),
            "unclear" => Some(Self::Unclear),
            step => S::STEPS.iter().copied().find(|s| s.slug() == step).map(Self::Rated),
        }
    }

    /// The rating in words for people.
    #[must_use]
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Rated(step) => step.label(lang),
            Self::Missing => lang.choose("Not given", "No consta", "Non indiqué"),
            Self::NotAssessed => lang.choose("Not assessed", "No evaluado", "Non évalué"),
            Self::NoSuchIndicator => lang.choose(
                "No such rating for this plan",
                "Este plan no tiene tal calificación",
                "Pas de telle note pour ce plan",
            ),
            Self::Pending => {
                lang.choose("Assessment pending", "Evaluación pendiente", "Évaluation en attente")
            }
            Self::Unclear => lang.choose("Unclear", "Poco claro", "Incertain"),
        }
    }

    /// The step, where the commitment was rated.
    #[must_use]
    pub fn step(self) -> Option<S> {
        match self {
            Self::Rated(step) => Some(step),
            _ => None,
        }
    }
}

/// The steps of an indicator, from low to high.
pub trait Scale: Copy + PartialEq + 'static {
    /// All steps, from low to high.
    const STEPS: &'static [Self];

    /// The word in data files.
    fn slug(self) -> &'static str;

    /// The word for people.
    fn label(self, lang: Lang) -> &'static str;
}

macro_rules! scale {
    ($(#[$meta:meta])* $name:ident { $($(#[$step_meta:meta])* $step:ident = $slug:literal, $en:literal, $es:literal, $fr:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$step_meta])* $step,)+ }

        impl Scale for $name {
            const STEPS: &'static [Self] = &[$(Self::$step),+];

            fn slug(self) -> &'static str {
                match self { $(Self::$step => $slug,)+ }
            }

            fn label(self, lang: Lang) -> &'static str {
                match self { $(Self::$step => lang.choose($en, $es, $fr),)+ }
            }
        }
    };
}

scale! {
    /// Can the text be turned into checkable actions? Plans of 2011 to about 2016.
    Specificity {
        /// No checkable action.
        None = "none", "None", "Ninguna", "Aucune";
        /// Low.
        Low = "low", "Low", "Baja", "Faible";
        /// Medium.
        Medium = "medium", "Medium", "Media", "Moyenne";
        /// High.
        High = "high", "High", "Alta", "Élevée";
    }
}

scale! {
    /// How far full delivery would move practice. Plans of 2012 to 2019.
    PotentialImpact {
        /// It would make things worse.
        Worsens = "worsens", "Worsens", "Empeora", "Aggrave";
        /// No change.
        None = "none", "None", "Ninguno", "Aucun";
        /// A small step.
        Minor = "minor", "Minor", "Menor", "Mineur";
        /// A major step, limited in scale or scope. Counts as ambitious.
        Moderate = "moderate", "Moderate", "Moderado", "Modéré";
        /// A reform that changes practice. Counts as ambitious.
        Transformative = "transformative", "Transformative", "Transformador", "Transformateur";
    }
}

scale! {
    /// Ambition as the commitment pages show it today: potential impact or potential for results in two or three steps.
    Ambition {
        /// Low.
        Low = "low", "Low", "Baja", "Faible";
        /// Modest potential for results.
        Modest = "modest", "Modest", "Modesta", "Modeste";
        /// High, or substantial potential for results.
        High = "high", "High", "Alta", "Élevée";
    }
}

scale! {
    /// How much of the promised work was done.
    Completion {
        /// Withdrawn by the government: a fact about the commitment, below the scale.
        Withdrawn = "withdrawn", "Withdrawn", "Retirado", "Retiré";
        /// No evidence available.
        NoEvidence = "no-evidence", "No evidence available", "Sin evidencia disponible", "Aucune preuve disponible";
        /// Not started.
        NotStarted = "not-started", "Not started", "No iniciado", "Non commencé";
        /// Limited.
        Limited = "limited", "Limited", "Limitado", "Limité";
        /// Substantial. Counts as high completion.
        Substantial = "substantial", "Substantial", "Sustancial", "Substantiel";
        /// Complete. Counts as high completion.
        Complete = "complete", "Complete", "Completo", "Achevé";
    }
}

scale! {
    /// Did it open government: change in practice by the end of the plan.
    EarlyResults {
        /// Practice got worse.
        Worsened = "worsened", "Worsened", "Empeoró", "Aggravé";
        /// No change, or no notable results.
        DidNotChange = "did-not-change", "Did not change", "Sin cambio", "Inchangé";
        /// A marginal or moderate change.
        Marginal = "marginal", "Marginal", "Marginal", "Marginal";
        /// A major or significant change. Counts as strong early results.
        Major = "major", "Major", "Importante", "Majeur";
        /// An outstanding change. Counts as strong early results.
        Outstanding = "outstanding", "Outstanding", "Excepcional", "Exceptionnel";
    }
}

scale! {
    /// A plain yes or no: verifiable, relevant, starred.
    YesNo {
        /// No.
        No = "no", "No", "No", "Non";
        /// Yes.
        Yes = "yes", "Yes", "Sí", "Oui";
    }
}

/// All ratings of a commitment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ratings {
    /// See [`Specificity`].
    pub specificity: Rating<Specificity>,
    /// Are the aims and actions concrete enough to check?
    pub verifiable: Rating<YesNo>,
    /// Does the text serve access to information, participation or accountability?
    pub relevant: Rating<YesNo>,
    /// See [`PotentialImpact`].
    pub potential_impact: Rating<PotentialImpact>,
    /// See [`Ambition`].
    pub ambition: Rating<Ambition>,
    /// See [`Completion`]; the end-of-term rating where there is one, else the mid-term one.
    pub completion: Rating<Completion>,
    /// See [`Completion`]; the mid-term rating alone. The star formulas of progress reports look at it.
    pub completion_mid_term: Rating<Completion>,
    /// When completion was rated.
    pub completion_stage: Option<CompletionStage>,
    /// See [`EarlyResults`].
    pub early_results: Rating<EarlyResults>,
    /// A mark for model commitments, until the plans of 2019.
    pub starred: Rating<YesNo>,
    /// By which formula the star was given; stars of different formulas must never be joined.
    pub starred_formula: Option<StarFormula>,
}

/// When completion was rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CompletionStage {
    /// At mid-term, in the progress report.
    MidTerm,
    /// At the end of the plan's term.
    EndOfTerm,
}

impl CompletionStage {
    /// The word in data files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::MidTerm => "mid-term",
            Self::EndOfTerm => "end-of-term",
        }
    }

    /// The stage of a word written by [`CompletionStage::slug`].
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        [Self::MidTerm, Self::EndOfTerm].into_iter().find(|stage| stage.slug() == slug)
    }
}

/// Which rule a star follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum StarFormula {
    /// `Starred` of the edition of 15 May 2015: relevant, high completion, ambitious or not rated.
    F0,
    /// `Starred (pre-June 2014 assessments)`: relevant, ambitious, high completion.
    F1,
    /// `Starred (2015 only)`: F1 and specificity medium or high.
    F2,
    /// `Starred (current formula) progress report`: F2 with transformative impact only.
    F3,
    /// F3 with completion at the end of the term.
    F3e,
    /// As a commitment page of today prints it, formula not named.
    Page,
}

impl StarFormula {
    /// All formulas, the oldest first.
    pub const ALL: [Self; 6] = [Self::F0, Self::F1, Self::F2, Self::F3, Self::F3e, Self::Page];

    /// The word in data files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::F0 => "F0",
            Self::F1 => "F1",
            Self::F2 => "F2",
            Self::F3 => "F3",
            Self::F3e => "F3e",
            Self::Page => "page",
        }
    }

    /// The formula of a word written by [`StarFormula::slug`].
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|formula| formula.slug() == slug)
    }
}

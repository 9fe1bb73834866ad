//! What a file or a set of files is: the one description from which every form of metadata is written.

use app::model::answer::Answer;
use app::model::commitment::{Commitment, Plan};
use app::model::fingerprint::fingerprint;
use app::model::lang::Lang;
use app::model::local::{LocalView, Themes};
use app::model::map::MapAnswer;
use app::model::place::PlaceKind;
use app::model::query::Measure;
use app::model::release::Release;
use app::model::search::Search;
use app::model::view::{Question, View};
use app::text::citation::Citation;
use app::text::dataset as said;
use app::text::insights as insight_words;
use app::text::pages::{
    self, commitment as commitment_words, local as local_words, map as map_words, trends as trend_words,
};
use app::text::words;

use super::schema::{self, Column};
use super::{Site, name};

/// A table of a dataset.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// The name of the file within its folder or archive.
    pub(super) file: String,
    /// Its whole address, with the query.
    pub(super) address: String,
    /// A name for machines.
    pub(super) name: String,
    /// A name for people.
    pub(super) title: String,
    /// The columns in their order.
    pub(super) columns: Vec<Column>,
}

/// One description for all forms of metadata.
#[derive(Clone, Debug)]
pub(super) struct Dataset {
    /// The frozen page, with host where it is known.
    pub(super) page: String,
    /// A name for machines.
    pub(super) name: String,
    /// What it is called.
    pub(super) title: String,
    /// What is counted, where and when.
    pub(super) subtitle: String,
    /// What it says, in sentences.
    pub(super) description: String,
    /// How it was counted.
    pub(super) method: String,
    /// What a reader must know before using it.
    pub(super) caveats: Vec<String>,
    /// First and last year.
    pub(super) years: Option<(i32, i32)>,
    /// The places, by name.
    pub(super) places: Vec<String>,
    /// The word for what is measured; empty for rows.
    pub(super) measure: String,
    /// The release behind it.
    pub(super) release: Release,
    /// When that was first kept, as in RFC 3339; `None` where no store keeps it.
    pub(super) since: Option<String>,
    /// The language of its words.
    pub(super) lang: Lang,
    /// How it is cited.
    pub(super) citation: Citation,
    /// Its tables, the main one first.
    pub(super) tables: Vec<Table>,
    /// The addresses of its other forms with their media types.
    pub(super) forms: Vec<(String, &'static str)>,
}

impl Dataset {
    /// Of a view of the trends.
    pub(super) fn of_trends(site: &Site<'_>, view: &View, question: &Question, answer: &Answer) -> Self {
        let (words, lang) = (words(answer), answer.query.lang);
        let mut caveats = said::caveats(&answer.release, lang);
        caveats.push(trend_words::left_out(answer, lang));
        let mut places: Vec<String> = answer.series.iter().map(|series| series.place.name.clone()).collect();
        places.dedup();
        Self {
            title: words.title,
            subtitle: words.subtitle,
            description: words.description,
            method: words.measure,
            caveats,
            years: answer.years.first().copied().zip(answer.years.last().copied()),
            places: if answer.series.iter().all(|one| one.place.kind == PlaceKind::World) {
                Vec::new()
            } else {
                places
            },
            measure: app::model::query::Word::word(answer.query.measure).into(),
            ..Self::of_view(site, view, question, &answer.release, answer.fingerprint(), schema::trends(lang))
        }
        .cited()
    }

    /// Of the map.
    pub(super) fn of_map(
        site: &Site<'_>,
        question: &Question,
        answer: &MapAnswer,
        release: &Release,
    ) -> Self {
        let lang = answer.query.lang;
        Self {
            title: map_words::title(answer, lang),
            subtitle: map_words::subtitle(answer, lang),
            description: map_words::description(answer, lang),
            method: map_words::total(answer, lang),
            caveats: said::caveats(release, lang),
            measure: app::model::query::Word::word(answer.query.measure).into(),
            ..Self::of_view(site, &View::Map, question, release, answer.fingerprint(), schema::map())
        }
        .cited()
    }

    /// Of a list of commitments.
    pub(super) fn of_commitments(
        site: &Site<'_>,
        search: &Search,
        ids: impl Iterator<Item = String>,
        release: &Release,
    ) -> Self {
        let lang = Lang::En;
        let question = Question::Commitments(Box::new(search.clone()));
        let check = fingerprint(ids);
        let columns = schema::commitments();
        Self {
            title: said::COMMITMENTS.of(lang).into(),
            subtitle: said::release_title(release, lang),
            description: said::release_description(release, lang),
            caveats: said::caveats(release, lang),
            ..Self::of_view(site, &View::Commitments, &question, release, check, columns)
        }
        .cited()
    }

    /// Of one commitment; `check` is the checksum of its row.
    pub(super) fn of_commitment(
        site: &Site<'_>,
        (view, question): (&View, &Question),
        (commitment, plan): (&Commitment, &Plan),
        release: &Release,
        check: String,
    ) -> Self {
        let lang = Lang::default();
        let columns = schema::commitments();
        let years = plan.start.map(|start| start.year).zip(plan.end.map(|end| end.year));
        Self {
            title: commitment.title.to_string(),
            subtitle: commitment_words::kicker(commitment, plan, lang),
            description: commitment_words::description(plan, lang),
            caveats: said::caveats(release, lang),
            years: years.or(plan.year.map(|year| (year, year))),
            places: vec![commitment.member_name.to_string()],
            ..Self::of_view(site, view, question, release, check, columns)
        }
        .cited()
    }

    /// Of OGP Local.
    pub(super) fn of_local(
        site: &Site<'_>,
        question: &Question,
        local: &LocalView,
        release: &Release,
    ) -> Self {
        let lang = question.lang();
        let themes = local.themes.as_ref();
        let check = themes.map_or_else(|| fingerprint([]), Themes::fingerprint);
        let mut caveats = said::caveats(release, lang);
        caveats.extend(themes.map(|themes| local_words::left_out(themes, lang)));
        Self {
            title: local_words::themes_title(lang),
            subtitle: themes.map_or_else(
                || local_words::NO_THEMES.of(lang).into(),
                |found| local_words::themes(found, lang),
            ),
            description: local_words::lede(local, lang),
            method: local_words::RATINGS.of(lang).into(),
            caveats,
            years: themes.map(|themes| themes.years),
            measure: app::model::query::Word::word(Measure::Share).into(),
            ..Self::of_view(site, &View::Local, question, release, check, schema::local(lang))
        }
        .cited()
    }

    /// Of the areas that commitments carry together: beside the numbers of the trends, with the same query.
    pub(super) fn of_together(site: &Site<'_>, question: &Question, answer: &Answer) -> Self {
        let lang = answer.query.lang;
        let trends = Self::of_trends(site, &View::Trends, question, answer);
        let title = format!("{}: {}", insight_words::TOGETHER.of(lang), trends.title);
        let mut tables = trends.tables;
        for table in &mut tables {
            table.address = table.address.replacen("/trends.csv?", "/together.csv?", 1);
            table.file = "together.csv".into();
            table.title.clone_from(&title);
            table.columns = schema::together(lang);
        }
        Self {
            name: trends.name.replacen("ogp-trends-", "ogp-together-", 1),
            description: insight_words::TOGETHER_HINT.of(lang).into(),
            method: insight_words::TOGETHER_HINT.of(lang).into(),
            measure: "lift".into(),
            title,
            tables,
            forms: Vec::new(),
            ..trends
        }
        .cited()
    }

    /// Of a whole release.
    pub(super) fn of_release(site: &Site<'_>, release: &Release, lang: Lang) -> Self {
        let folder = format!("{}/data/{}", site.base, release.id);
        let table = |name: &str, title: &str, columns| Table {
            file: format!("{name}.csv"),
            address: format!("{folder}/{name}.csv"),
            name: name.into(),
            title: title.into(),
            columns,
        };
        let tables = vec![
            table("commitments", said::COMMITMENTS.of(lang), schema::commitments()),
            table("plans", said::PLANS.of(lang), schema::plans()),
        ];
        let others = [
            ("commitments.parquet", super::PARQUET),
            ("plans.parquet", super::PARQUET),
            ("rejects.csv", super::CSV),
            ("report.json", super::JSON),
        ];
        let forms = others.map(|(name, media)| (format!("{folder}/{name}"), media)).into();
        let title = said::release_title(release, lang);
        Self {
            page: format!("{}{}?data={}", site.base, lang.path("/data"), release.id),
            name: format!("ogp-commitments-{}", release.id),
            subtitle: pages::ABOUT.of(lang).into(),
            description: said::release_description(release, lang),
            method: pages::data::DESCRIPTION.of(lang).into(),
            caveats: said::caveats(release, lang),
            years: release.years,
            places: Vec::new(),
            measure: String::new(),
            citation: cite(&title, "", release, "", "", lang),
            release: release.clone(),
            since: site.since_of(release),
            title,
            lang,
            tables,
            forms,
        }
        .cited()
    }

    fn of_view(
        site: &Site<'_>,
        view: &View,
        question: &Question,
        release: &Release,
        check: String,
        columns: Vec<Column>,
    ) -> Self {
        let lang = question.lang();
        let frozen = question.clone().of_data(Some(release.id.clone()));
        let files = view.canonical(&frozen);
        let page = view.canonical(&frozen.in_language(Lang::default()));
        let address = |suffix: &str| format!("{}{}.{suffix}?{files}", site.base, view.path());
        let file = view.path().rsplit('/').next().unwrap_or_default().to_owned() + ".csv";
        let table =
            Table { file, address: address("csv"), name: "data".into(), title: String::new(), columns };
        let mut forms = vec![(address("json"), super::JSON)];
        if view.is_drawn() {
            forms.extend([(address("svg"), super::SVG), (address("png"), super::PNG)]);
        }
        forms.push((address("zip"), super::ZIP));
        let page = format!("{}{}?{page}", site.base, lang.path(&view.path()));
        Self {
            name: name::of_dataset(view, &release.id, &check),
            citation: Citation {
                title: String::new(),
                subtitle: String::new(),
                release: release.clone(),
                address: page.clone(),
                check,
                lang,
            },
            page,
            title: String::new(),
            subtitle: String::new(),
            description: String::new(),
            method: String::new(),
            caveats: Vec::new(),
            years: release.years,
            places: Vec::new(),
            measure: String::new(),
            release: release.clone(),
            since: site.since_of(release),
            lang,
            tables: vec![table],
            forms,
        }
    }

    /// What is counted and what it says. The description of a release begins with its subtitle, which is said once.
    pub(super) fn summary(&self) -> String {
        if self.description.starts_with(&self.subtitle) {
            return self.description.clone();
        }
        format!("{} {}", self.subtitle, self.description)
    }

    /// The address of the description of its release.
    pub(super) fn package(&self) -> String {
        let base = self.page.split_once("://").map_or("", |(scheme, rest)| {
            let host = rest.find('/').unwrap_or(rest.len());
            &self.page[..scheme.len() + 3 + host]
        });
        format!("{base}/data/{}/datapackage.json", self.release.id)
    }

    /// With its own words in the citation and its title on the first table.
    fn cited(mut self) -> Self {
        self.citation.title.clone_from(&self.title);
        self.citation.subtitle.clone_from(&self.subtitle);
        self.citation.address.clone_from(&self.page);
        if let Some(table) = self.tables.first_mut().filter(|table| table.title.is_empty()) {
            table.title.clone_from(&self.title);
        }
        self
    }
}

fn cite(title: &str, subtitle: &str, release: &Release, address: &str, check: &str, lang: Lang) -> Citation {
    // A release has its id, which is made from its content, as its checksum.
    let check = if check.is_empty() { release.id.clone() } else { check.to_owned() };
    Citation {
        title: title.into(),
        subtitle: subtitle.into(),
        release: release.clone(),
        address: address.into(),
        check,
        lang,
    }
}

//! One policy area, or one area of the Open Gov Challenge: how frequent, where, by whom, and what is new.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::model::answer::{Choice, Point, Trends};
use crate::model::brief::Subject;
use crate::model::lang::Lang;
use crate::model::profile::{AreaInRegion, AreaNumbers, AreaProfile, MemberShare, Part};
use crate::model::query::{Facet, Grouping, Measure, Query, Selection};
use crate::model::release::Release;
use crate::model::search::Search;
use crate::model::view::{Question, View};
use crate::pages::{answered, brief, member, region};
use crate::parts::asked_figure::{asked, folded_numbers};
use crate::parts::badge::badge;
use crate::parts::cite::{Cited, cite};
use crate::parts::claim::claim_box;
use crate::parts::commitment_lines::{commitment_lines, year};
use crate::parts::crumbs::crumbs;
use crate::parts::figure::figure;
use crate::parts::forms::{forms, structured};
use crate::parts::frame::{Head, frame};
use crate::parts::rated::rated;
use crate::parts::section::section;
use crate::parts::share::{Shared, dialog, share};
use crate::parts::table::{Table, table};
use crate::parts::tally::{part, tally};
use crate::parts::unknown::unknown;
use crate::parts::why::why;
use crate::request::{Asked, address, file};
use crate::source::SharedSource;
use crate::text::figure::{last_complete, too_few};
use crate::text::number::{count, percent};
use crate::text::pages::{area as words, places};

/// The address of the page of a policy area.
pub(crate) fn address_of(id: &str, lang: Lang) -> String {
    address(lang, &format!("/areas/{id}"), "")
}

/// The address of the page of a challenge area.
pub(crate) fn challenge_address(id: &str, lang: Lang) -> String {
    address(lang, &format!("/challenges/{id}"), "")
}

/// What the brief of the page is about.
fn subject(profile: &AreaProfile) -> Subject {
    let id = profile.area.id.clone();
    match profile.by {
        Grouping::Area => Subject::Area(id),
        Grouping::Challenge => Subject::Challenge(id),
    }
}

/// “45 of 52 (87%) in 2014”; without a share where it is too uncertain to be shown.
pub(crate) fn point(point: &Point, lang: Lang) -> String {
    let of = places::k_of_n(Part { k: point.k, n: point.n }, lang);
    let share = point
        .is_shown()
        .then(|| percent(lang, point.k, point.n))
        .flatten()
        .map(|share| format!(" ({share})"));
    format!("{of}{} {}", share.unwrap_or_default(), words::in_year(point.year, lang))
}

/// The page of a policy area.
pub(crate) fn policy_area() -> AnyView {
    page(Grouping::Area)
}

/// The page of a challenge area.
pub(crate) fn challenge() -> AnyView {
    page(Grouping::Challenge)
}

fn page(by: Grouping) -> AnyView {
    let slug = use_params_map().with_untracked(|params| params.get("slug")).unwrap_or_default();
    let Asked { lang, query, .. } = Asked::now();
    answered(move |source: SharedSource| async move {
        let release = source.release();
        let Some(profile) = source.area(by, slug.clone(), lang).await? else {
            let list = (address(lang, "/areas", ""), places::AREAS.of(lang));
            return Ok(unknown(lang, &release, places::unknown::AREA.of(lang), &slug, list));
        };
        let view = match by {
            Grouping::Area => View::Area(profile.area.id.clone()),
            Grouping::Challenge => View::Challenge(profile.area.id.clone()),
        };
        let question = view.ask(&query).value.in_language(lang);
        let data = question.data().cloned();
        let trends = match &profile.numbers {
            Some(_) => Some(source.plain_trends(Query { lang, data, ..profile.query() }).await?),
            None => None,
        };
        let structured = match &trends {
            Some(_) => source.structured(Some((view.clone(), question.clone())), lang).await?,
            None => None,
        };
        let own = file(&view.path(), &view.canonical(&question.clone().in_language(Lang::default())));
        let shown = Shown { view, question, release: release.clone(), base: source.base(), structured };
        let head = Head {
            title: profile.area.name.clone(),
            description: words::description(&profile, lang),
            canonical: Some(own),
        };
        Ok(frame(head, Some(&release), body(&profile, trends.as_ref(), &shown, lang)))
    })
}

/// The page as a view that has other forms.
struct Shown {
    view: View,
    question: Question,
    release: Release,
    base: String,
    /// For search engines; no `<` is left in it.
    structured: Option<String>,
}

fn body(profile: &AreaProfile, trends: Option<&Trends>, shown: &Shown, lang: Lang) -> AnyView {
    let steps = vec![(address(lang, "/areas", ""), places::AREAS.of(lang).to_owned())];
    let kind = match profile.by {
        Grouping::Area => places::POLICY_AREA,
        Grouping::Challenge => places::CHALLENGE_AREA,
    };
    let aim = profile.aim.clone().map(|aim| view! { <p class="lede">{aim}</p> });
    let lede =
        profile.numbers.as_ref().map(|numbers| view! { <p class="lede">{words::lede(numbers, lang)}</p> });
    let numbers = match (&profile.numbers, trends) {
        (Some(numbers), Some(trends)) => view! {
            {the_figure(profile, trends, shown, lang)}
            {dialog()}
            {section("regions", words::REGIONS.of(lang), regions(profile, numbers, lang))}
            {section("top", words::TOP.of(lang), top(numbers, lang))}
            {section("worked", words::WORKED.of(lang), worked(profile, numbers, lang))}
            {newest(profile, numbers, lang)}
        }
        .into_any(),
        _ => view! {
            <div class="state">
                <h2 class="h-sm">{words::EMPTY.of(lang)}</h2>
                <p>{words::EMPTY_HINT.of(lang)}</p>
            </div>
        }
        .into_any(),
    };
    let structured = shown.structured.clone().map(structured);
    view! {
        {structured}
        {crumbs(lang, steps, &profile.area.name)}
        <div class="page-head under-crumbs">
            <p class="kicker">{kind.of(lang)}</p>
            <h1>{profile.area.name.clone()}</h1>
            {aim}
            {lede}
            {belongs(profile, lang)}
            {brief::link(&subject(profile), lang)}
        </div>
        {numbers}
        {related(profile, lang)}
    }
    .into_any()
}

/// The group and the challenge area of a policy area.
fn belongs(profile: &AreaProfile, lang: Lang) -> AnyView {
    let colon = places::colon(lang);
    let group = profile.group.clone().map(|group| {
        let address = address(lang, "/areas", "") + "#group-" + &group.id;
        view! {
            <li>
                {words::GROUP.of(lang)} {colon} " " <a href=address>{places::group(&group, lang)}</a>
            </li>
        }
    });
    let challenge = profile.challenge.clone().map(|challenge| {
        view! {
            <li>
                {words::BELONGS.of(lang)} {colon} " " <a href=challenge_address(&challenge.id, lang)>{challenge.name}</a>
                <span class="quiet">" (" {words::MAPPING.of(lang)} ")"</span>
            </li>
        }
    });
    (group.is_some() || challenge.is_some())
        .then(|| view! { <ul class="belongs">{group} {challenge}</ul> })
        .into_any()
}

/// The drawing of the trends page, its sentence and its reasons.
fn the_figure(profile: &AreaProfile, trends: &Trends, shown: &Shown, lang: Lang) -> AnyView {
    let answer = &trends.answer;
    let series = answer.series.first();
    let shared = Shared::new(shown.view.clone(), shown.question.clone(), answer, &trends.figure, &shown.base);
    let cited = Cited {
        view: &shown.view,
        question: shown.question.clone(),
        release: &shown.release,
        title: &trends.figure.title,
        subtitle: &trends.figure.subtitle,
        check: answer.fingerprint(),
        base: &shown.base,
    };
    let result = view! {
        {figure(trends.figure.clone(), view! { {actions(profile, shown, lang)} {share(&shared)} }.into_any())}
        {folded_numbers(answer, lang)}
        {cite(cited, lang)}
        {claim_box(trends, lang)}
        {series.map(|series| why(series, &answer.coding, lang))}
    };
    asked(result.into_any(), lang)
}

/// The same selection on the other pages, and as files.
fn actions(profile: &AreaProfile, shown: &Shown, lang: Lang) -> AnyView {
    let query = Query { data: shown.question.data().cloned(), ..profile.query() };
    let canonical = query.canonical();
    let by_region = Query { facet: Facet::Region, ..query }.canonical();
    let links = [
        (address(lang, "/trends", &canonical), places::IN_TRENDS),
        (address(lang, "/trends", &by_region), places::BY_REGION),
        (commitments_of_coding(profile, false, lang), places::ALL_COMMITMENTS),
    ];
    let links = links.map(|(address, name)| {
        view! {
            <li>
                <a href=address>{name.of(lang)}</a>
            </li>
        }
    });
    view! {
        <ul class="actions" aria-label=places::GO_ON.of(lang)>
            {links.collect_view()}
            {forms(&shown.view, &shown.question, true, lang)}
        </ul>
    }
    .into_any()
}

/// The commitments that the numbers of the page count: those of their coding.
fn commitments_of_coding(profile: &AreaProfile, well: bool, lang: Lang) -> String {
    let coding = profile.numbers.as_ref().map(|numbers| numbers.coding.id.clone());
    let codings = coding.into_iter().filter(|id| !id.is_empty()).collect();
    commitments_address(profile, Search { codings, well, ..Search::default() }, lang)
}

/// The commitments in the area of a search for more.
fn commitments_address(profile: &AreaProfile, search: Search, lang: Lang) -> String {
    // A coding need not carry every policy area of a challenge; the challenge itself is a key of the search.
    let search = match profile.by {
        Grouping::Challenge => Search { challenges: vec![profile.area.id.clone()], ..search },
        Grouping::Area => {
            let selection = Selection { areas: profile.made_of.clone(), ..Selection::default() };
            Search { selection, ..search }
        }
    };
    address(lang, "/commitments", &search.canonical())
}

fn regions(profile: &AreaProfile, numbers: &AreaNumbers, lang: Lang) -> AnyView {
    let columns = [places::REGION, places::IN_FORCE, places::COMMITMENTS, places::TREND];
    let columns = columns.map(|name| name.of(lang));
    let rows = numbers.regions.iter().map(|row| region_cells(row, lang)).collect();
    let by_region = Query { facet: Facet::Region, ..profile.query() }.canonical();
    view! {
        <p class="sub">{words::REGIONS_SUB.of(lang)} " " {places::coding(&numbers.coding, lang)} "."</p>
        {table(Table { caption: None, columns: &columns, numbers: &[1, 2], rows })}
        <p class="after">
            <a href=address(lang, "/trends", &by_region)>{places::BY_REGION.of(lang)}</a>
        </p>
    }
    .into_any()
}

fn region_cells(row: &AreaInRegion, lang: Lang) -> Vec<AnyView> {
    let measure = Measure::Inforce;
    let last = last_complete(measure, &row.series).or_else(|| too_few(measure, &row.series));
    let last = match last {
        Some(last) => view! { <span>{point(last, lang)}</span> }.into_any(),
        None => view! { <span class="quiet">{places::NOTHING.of(lang)}</span> }.into_any(),
    };
    let name = row.region.label(lang);
    vec![
        view! { <a href=region::address_of(row.region, lang)>{name}</a> }.into_any(),
        last,
        tally(&row.tally, lang),
        badge(row.series.verdict.badge, lang),
    ]
}

fn top(numbers: &AreaNumbers, lang: Lang) -> AnyView {
    let columns = [places::MEMBER, words::OF_ALL, places::LATEST, words::IN_LATEST];
    let columns = columns.map(|name| name.of(lang));
    let cells = |row: &MemberShare| {
        vec![
            view! { <a href=member::address_of(&row.member.id, lang)>{row.member.name.clone()}</a> }
                .into_any(),
            part(row.part, lang),
            year(row.latest, lang),
            part(row.of_latest, lang),
        ]
    };
    let rows = numbers.top.iter().map(cells).collect();
    view! {
        <p class="sub">{words::TOP_SUB.of(lang)}</p>
        {table(Table { caption: None, columns: &columns, numbers: &[1, 3], rows })}
    }
    .into_any()
}

fn worked(profile: &AreaProfile, numbers: &AreaNumbers, lang: Lang) -> AnyView {
    let columns: Vec<_> = numbers
        .ratings
        .iter()
        .map(|(level, rated)| (places::members_of(*level, lang), rated.as_slice()))
        .collect();
    view! {
        <p class="sub">{words::WORKED_SUB.of(lang)} " " {places::coding(&numbers.coding, lang)} "."</p>
        {rated(&columns, lang)}
        <ul class="actions">
            <li>
                <a href=commitments_of_coding(profile, true, lang)>{words::WORKED_LINK.of(lang)}</a>
            </li>
        </ul>
    }
    .into_any()
}

fn newest(profile: &AreaProfile, numbers: &AreaNumbers, lang: Lang) -> AnyView {
    view! {
        <section aria-labelledby="newest">
            <div class="sec-head">
                <h2 id="newest">{words::NEWEST.of(lang)}</h2>
                <a class="more" href=commitments_address(profile, Search::default(), lang)>
                    {words::OF_EVERY_CODING.of(lang)}
                </a>
            </div>
            {commitment_lines(&numbers.newest, true, lang)}
        </section>
    }
    .into_any()
}

/// The policy areas of a challenge, or the others of the group.
fn related(profile: &AreaProfile, lang: Lang) -> Option<AnyView> {
    let title = match profile.by {
        Grouping::Area => words::SIBLINGS,
        Grouping::Challenge => words::PARTS,
    };
    let link = |choice: &Choice| {
        view! {
            <li>
                <a href=address_of(&choice.item.id, lang)>{choice.item.name.clone()}</a>
                " "
                <span class="cnt">{count(lang, choice.commitments)}</span>
            </li>
        }
    };
    let links = profile.related.iter().map(link).collect_view();
    (!profile.related.is_empty())
        .then(|| section("related", title.of(lang), view! { <ul class="chips">{links}</ul> }.into_any()))
}

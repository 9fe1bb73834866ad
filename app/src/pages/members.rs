//! The list of members: those of the data and those that only the reference knows, with a form to narrow it.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::model::place::{Level, Region};
use crate::model::profile::{MAX_NAME, MemberGroup, MemberList, MemberSearch};
use crate::pages::{answered, region};
use crate::parts::choice::select;
use crate::parts::frame::{Head, frame};
use crate::parts::member_rows::member_rows;
use crate::parts::notice::notice;
use crate::parts::section::subsection;
use crate::parts::theme;
use crate::request::{Asked, address};
use crate::source::SharedSource;
use crate::text::pages::{members as words, places};

/// The page.
pub(crate) fn page() -> AnyView {
    let asked = Asked::now();
    answered(|source: SharedSource| async move {
        let (release, lang) = (source.release(), asked.lang);
        let parsed = MemberSearch::parse(&asked.query);
        let search = parsed.value;
        let list = source.members(search.clone(), lang).await?;
        let head = Head {
            title: words::TITLE.of(lang).into(),
            description: words::DESCRIPTION.of(lang).into(),
            canonical: Some(address(Lang::default(), "/members", &search.canonical())),
        };
        let body = view! {
            <div class="page-head">
                <h1>{words::TITLE.of(lang)}</h1>
                <p class="lede">{words::DESCRIPTION.of(lang)}</p>
            </div>
            {notice(&parsed.problems, lang)}
            {form(&search, lang)}
            <p role="status" class="shown">
                {words::shown(&list, lang)}
            </p>
            {groups(&list, lang)}
        };
        Ok(frame(head, Some(&release), body))
    })
}

fn form(search: &MemberSearch, lang: Lang) -> impl IntoView + use<> {
    let mut regions =
        vec![(String::new(), words::ALL_REGIONS.of(lang).to_owned(), search.regions.is_empty())];
    regions.extend(Region::ALL.map(|region| {
        let on = search.regions.contains(&region);
        (region.slug().to_owned(), region.label(lang).to_owned(), on)
    }));
    let mut levels = vec![(String::new(), words::BOTH.of(lang).to_owned(), search.level.is_none())];
    levels.extend([Level::National, Level::Local].map(|level| {
        (level.slug().to_owned(), places::members_of(level, lang).to_owned(), search.level == Some(level))
    }));
    view! {
        <form class="narrow-by" role="search" action=address(lang, "/members", "") method="get">
            {theme::kept()}
            <label>
                {words::FIND.of(lang)}
                <input
                    id="q"
                    type="search"
                    name="q"
                    maxlength=MAX_NAME.to_string()
                    value=search.words.clone()
                />
            </label>
            <label>{words::REGION.of(lang)} {select("region", words::REGION.of(lang), regions)}</label>
            <label>{words::LEVEL.of(lang)} {select("level", words::LEVEL.of(lang), levels)}</label>
            {search.data.clone().map(|id| view! { <input type="hidden" name="data" value=id /> })}
            <button>{words::APPLY.of(lang)}</button>
        </form>
    }
}

fn groups(list: &MemberList, lang: Lang) -> AnyView {
    if list.groups.is_empty() {
        return view! {
            <div class="state">
                <h2 class="h-sm">{words::EMPTY.of(lang)}</h2>
                <p>
                    <a href=address(lang, "/members", "")>{words::RESET.of(lang)}</a>
                </p>
            </div>
        }
        .into_any();
    }
    let levels = [Level::National, Level::Local].map(|level| {
        let groups: Vec<_> = list.groups.iter().filter(|group| group.level == level).collect();
        let id = level.slug();
        (!groups.is_empty()).then(|| {
            view! {
                <section aria-labelledby=id>
                    <div class="sec-head">
                        <h2 id=id>{places::members_of(level, lang)}</h2>
                    </div>
                    {groups.into_iter().map(|group| in_region(group, lang)).collect_view()}
                </section>
            }
        })
    });
    levels.collect_view().into_any()
}

fn in_region(group: &MemberGroup, lang: Lang) -> AnyView {
    let id = format!("{}-{}", group.level.slug(), group.region.slug());
    // Both levels have the same regions: who hears only the headings is told which this is.
    let name = view! {
        <a href=region::address_of(group.region, lang)>{group.region.label(lang)}</a>
        <span class="vh">" (" {places::members_of(group.level, lang)} ")"</span>
    };
    subsection(&id, name.into_any(), member_rows(&group.rows, lang))
}

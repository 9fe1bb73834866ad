//! What every page looks like on a laptop, a tablet and two telephones; the pictures are left in `target/screenshots/`.

use super::{JavaScript, Server, visit};

/// Pages of the sample, with a name for their picture.
pub(super) const PAGES: [(&str, &str); 25] = [
    ("home", "/"),
    ("trends", "/trends"),
    ("trends-many", "/trends?facet=region&measure=share&area=open-data~gender~public-participation"),
    ("trends-bar", "/trends?tab=bar"),
    ("trends-heat", "/trends?tab=heat"),
    ("trends-bump", "/trends?tab=bump"),
    ("trends-rated", "/es/trends?measure=completion&area=open-data~gender"),
    ("trends-dark", "/trends?area=open-data~gender&theme=dark"),
    ("areas", "/areas"),
    ("area", "/areas/open-data"),
    ("challenge", "/challenges/digital-governance"),
    ("region", "/es/regions/americas"),
    ("members", "/members"),
    ("member", "/fr/members/brazil"),
    ("commitments", "/commitments?q=budget"),
    ("commitment", "/commitments/COBOG0006"),
    ("data", "/data"),
    ("diary", "/diary"),
    ("methods", "/methods"),
    ("local", "/local"),
    ("map", "/map?measure=share&area=open-data"),
    ("map-local", "/map?level=local"),
    ("compare", "/compare"),
    ("compare-members", "/compare?member=kenya~mexico~united-kingdom"),
    ("compare-areas", "/compare?area=open-data~gender"),
];

#[tokio::test(flavor = "multi_thread")]
async fn no_page_scrolls_sideways() {
    let server = Server::start(&[]);
    visit(JavaScript::On, |page| async move {
        for (name, path) in PAGES {
            page.open(&server.at(path)).await;
            for width in [1280, 768, 360, 320] {
                page.resize(width, 800).await;
                let root = "document.documentElement";
                let surplus = page.run(&format!("return {root}.scrollWidth - {root}.clientWidth")).await;
                assert_eq!(surplus, 0, "{path} at {width} px is wider than the window");
                let height = page.run(&format!("return {root}.scrollHeight")).await;
                page.resize(width, height.as_u64().and_then(|px| u32::try_from(px).ok()).unwrap_or(800))
                    .await;
                page.screenshot(&format!("{name}-{width}")).await;
            }
        }
    })
    .await;
}

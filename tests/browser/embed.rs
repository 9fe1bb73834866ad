//! Charts on other sites: with our script beside them and without, in frames of AMP, Medium and Pym, in every theme.

use serde_json::{Value, json};

use super::axe::{axe, violations};
use super::host::{complaints, host, own_height};
use super::{JavaScript, Page, Server, eventually, visit};

/// Embeds of every kind, with a name for their picture.
const EMBEDS: [(&str, &str); 9] = [
    ("line", "/embed/trends?area=open-data"),
    ("five", "/embed/trends"),
    ("regions", "/embed/trends?area=open-data~public-participation&facet=region"),
    ("bar", "/embed/trends?tab=bar&lang=es"),
    ("heat", "/embed/trends?tab=heat&facet=region&lang=fr"),
    ("bump", "/embed/trends?tab=bump"),
    ("table", "/embed/trends?tab=table&area=open-data"),
    ("map", "/embed/map?measure=share&area=open-data&lang=es"),
    ("refused", "/embed/trends?area=nothing-such"),
];

/// The code that the page offers, live.
async fn code(page: &Page, address: &str) -> String {
    page.open(address).await;
    let code = page.run("return document.querySelector('#share-live').value").await;
    code.as_str().unwrap().to_owned()
}

async fn frame_height(page: &Page) -> i64 {
    let height = page.run("return document.querySelector('iframe').getBoundingClientRect().height").await;
    height.as_f64().unwrap() as i64
}

#[tokio::test(flavor = "multi_thread")]
async fn the_code_of_the_page_shows_the_chart_at_its_own_height() {
    let server = Server::start(&["--demo"]);
    visit(JavaScript::On, move |page| async move {
        for path in ["/trends?area=open-data", "/es/areas/open-data", "/fr/map?area=open-data&measure=share"]
        {
            let code = code(&page, &server.at(path)).await;
            let src = code.split('"').nth(1).unwrap().replace("&amp;", "&");
            let (wide, narrow) = (own_height(&page, &src, 600).await, own_height(&page, &src, 360).await);
            page.resize(1000, 1400).await;
            let host = host(&code).await;
            page.open(&host.at("/")).await;
            eventually(wide, || frame_height(&page)).await;
            page.run("document.querySelector('#column').style.width = '360px'").await;
            eventually(narrow, || frame_height(&page)).await;
            page.run("document.querySelector('#column').style.width = '600px'").await;
            eventually(wide, || frame_height(&page)).await;
            assert_eq!(complaints(&page).await, Vec::<String>::new(), "{path}");

            // Without the script it stands at the height of the code, in which everything has room.
            let without: String = code.split("<script").next().unwrap().to_owned();
            let host = super::host::host(&without).await;
            page.open(&host.at("/")).await;
            let given = frame_height(&page).await;
            assert!((wide..wide + 90).contains(&given), "{path}: {given} px for {wide} px");
            page.enter_frame(0).await;
            eventually(Value::from(true), || page.run("return !!document.querySelector('#embed svg')")).await;
            let surplus =
                "const root = document.documentElement; return root.scrollHeight - root.clientHeight";
            assert_eq!(page.run(surplus).await, 0, "{path}: nothing to scroll");
            page.leave_frame().await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_script_believes_only_the_frame_itself_and_only_heights() {
    let server = Server::start(&["--demo"]);
    let frame = |more: &str| format!("<iframe src=\"/small\" height=\"300\" {more}></iframe>");
    let html = frame("data-ogp-embed") + &frame("data-ogp-embed sandbox=\"allow-scripts\"") + &frame("");
    let host = host(&format!("{html}<script src=\"{}\"></script>", server.at("/embed.js"))).await;
    visit(JavaScript::On, move |page| async move {
        page.open(&host.at("/")).await;
        let heights = "return [...document.querySelectorAll('iframe')].map(frame => frame.offsetHeight)";
        let say = |index: usize, what: &str| {
            format!("document.querySelectorAll('iframe')[{index}].contentWindow.postMessage({{ say: {what} }}, '*')")
        };
        // Borders of 2 px each.
        eventually(json!([304, 304, 304]), || page.run(heights)).await;
        for (what, height) in [("99999", 2000), ("5", 120), ("444.4", 444)] {
            for index in 0..3 {
                page.run(&say(index, what)).await;
            }
            eventually(json!([height + 4, height + 4, 304]), || page.run(heights)).await;
        }
        for what in ["NaN", "'<b>9</b>'", "null", "Infinity"] {
            page.run(&say(0, what)).await;
        }
        // The host itself, and another frame, speak for nobody.
        page.run("postMessage({ type: 'ogp-embed:height', v: 1, height: 900 }, '*')").await;
        page.run(&say(0, "500")).await;
        eventually(json!([504, 448, 304]), || page.run(heights)).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_host_is_told_the_height_in_its_own_words() {
    let server = Server::start(&["--demo"]);
    let src = server.at("/embed/trends?area=open-data&childId=chart-7#?secret=aB3");
    let host = host(&format!(
        "<script>window.heard = []; addEventListener('message', (event) => heard.push(event.data))</script>\
         <iframe src=\"{src}\" width=\"600\" height=\"480\"></iframe>"
    ))
    .await;
    visit(JavaScript::On, move |page| async move {
        let wide = own_height(&page, &server.at("/embed/trends?area=open-data"), 600).await;
        page.open(&host.at("/")).await;
        eventually(true, || async { page.run("return heard.length").await.as_u64() >= Some(5) }).await;
        let heard = page.run("return heard").await;
        let heard = heard.as_array().unwrap();
        let medium = json!({ "src": src, "context": "iframe.resize", "height": wide });
        let has = |message: &Value| heard.iter().any(|one| one == message);
        assert!(has(&json!({ "type": "ogp-embed:height", "v": 1, "height": wide })), "{heard:?}");
        assert!(has(&json!({ "message": "height", "value": wide, "secret": "aB3" })), "{heard:?}");
        assert!(has(&json!({ "sentinel": "amp", "type": "embed-size", "height": wide })), "{heard:?}");
        assert!(has(&json!(format!("pymxPYMxchart-7xPYMxheightxPYMx{wide}"))), "{heard:?}");
        let is_medium = |one: &Value| {
            one.as_str().and_then(|text| serde_json::from_str::<Value>(text).ok()).as_ref() == Some(&medium)
        };
        assert!(heard.iter().any(is_medium), "{heard:?}");
        let said = heard.len();
        page.run("document.querySelector('iframe').height = 700").await;
        page.run(
            "return new Promise(then => requestAnimationFrame(() => requestAnimationFrame(() => then(1))))",
        )
        .await;
        assert_eq!(page.run("return heard.length").await, said, "what did not change is not told again");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embeds_are_sound_in_every_theme_and_at_every_width() {
    let Some(axe) = axe() else { return };
    let server = Server::start(&["--demo"]);
    visit(JavaScript::On, move |page| async move {
        let mut found = Vec::new();
        for (name, path) in EMBEDS {
            for theme in ["light", "dark", "contrast"] {
                let sign = if path.contains('?') { '&' } else { '?' };
                page.open(&server.at(&format!("{path}{sign}theme={theme}"))).await;
                page.run(&axe).await;
                for width in [600, 360, 320] {
                    page.resize(width, 800).await;
                    let surplus = page
                        .run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
                        .await;
                    if surplus != 0 {
                        found.push(format!("{name} at {width}: {surplus} px too wide"));
                    }
                    let wrong = violations(&page).await;
                    found.extend(wrong.into_iter().map(|line| format!("{name}, {theme}, {width}: {line}")));
                    let height = page.run("return document.documentElement.scrollHeight").await;
                    page.resize(width, height.as_u64().unwrap() as u32).await;
                    page.screenshot(&format!("embed-{name}-{theme}-{width}")).await;
                }
            }
            let heard = complaints(&page).await;
            found.extend(heard.into_iter().filter(|_| name != "refused").map(|line| format!("{name}: {line}")));
        }
        assert!(found.is_empty(), "embeds have:\n  {}", found.join("\n  "));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_height_that_is_promised_is_the_height_that_is_needed() {
    let server = Server::start(&["--demo"]);
    visit(JavaScript::On, move |page| async move {
        let mut wrong = Vec::new();
        for path in [
            "/trends?area=open-data",
            "/trends?area=open-data~public-participation&facet=region",
            "/trends?tab=bar",
            "/es/trends?tab=heat&facet=region",
            "/fr/trends",
            "/map",
            "/regions/americas",
        ] {
            for width in [600, 360] {
                let url: String = server.at(path).bytes().map(|byte| format!("%{byte:02X}")).collect();
                page.open(&server.at(&format!("/oembed?url={url}&maxwidth={width}"))).await;
                let reply = page.run("return document.body.innerText").await;
                let reply: Value = serde_json::from_str(reply.as_str().unwrap()).unwrap();
                let promised = reply["height"].as_i64().unwrap();
                let html = reply["html"].as_str().unwrap();
                let src =
                    html.split("src=\"").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&");
                let needed = own_height(&page, &src, width).await;
                println!("{path} at {width}: {promised} for {needed}");
                if !(needed..needed + 120).contains(&promised) {
                    wrong.push(format!("{path} at {width}: {promised} px for {needed} px"));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:?}");
    })
    .await;
}

//! What `WordPress` does with the address of a view, replayed: it finds the description in the page, asks it, keeps of its HTML
//! only what it trusts, puts the frame into a sandbox, and shows it when the frame tells its height.
//!
//! Written from the protocol, as `WordPress` documents it and its pages show it; nothing here is its code.

use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use super::host::{complaints, host, own_height};
use super::{JavaScript, Page, Server, eventually, visit};

/// How much of a page is searched.
const READ: usize = 150 * 1024;
/// What an iframe may keep.
const KEPT: [&str; 8] =
    ["src", "width", "height", "frameborder", "marginwidth", "marginheight", "scrolling", "title"];
const SECRET: &str = "aB3dE5gH7j";

/// The other side of the protocol: only a frame with the secret is listened to, and only in its own window.
const SCRIPT: &str = r#"<script>
window.heard = [];
addEventListener("message", (event) => {
  const data = event.data || {};
  if (!data.secret || !data.message || /[^a-zA-Z0-9]/.test(data.secret)) return;
  for (const frame of document.querySelectorAll(`iframe[data-secret="${data.secret}"]`)) {
    if (frame.contentWindow !== event.source) continue;
    heard.push([data.message, data.value]);
    frame.removeAttribute("style");
    for (const quote of document.querySelectorAll(`blockquote[data-secret="${data.secret}"]`)) quote.style.display = "none";
    if (data.message === "height") frame.height = Math.min(1000, Math.max(200, parseInt(data.value, 10)));
    if (data.message === "link" && new URL(data.value).host === new URL(frame.src).host) window.followed = data.value;
  }
});
addEventListener("load", () => {
  for (const frame of document.querySelectorAll("iframe[data-secret]"))
    frame.contentWindow.postMessage({ message: "ready", secret: frame.dataset.secret }, "*");
});
</script>"#;

async fn fetched(address: &str) -> String {
    let address = address.to_owned();
    let text = tokio::task::spawn_blocking(move || reqwest::blocking::get(address).unwrap().text().unwrap());
    text.await.unwrap()
}

/// The address of the description that a page names.
fn discovered(page: &str) -> String {
    let mut end = page.len().min(READ);
    while !page.is_char_boundary(end) {
        end -= 1;
    }
    let beginning = &page[..end];
    let head = beginning.split("</head>").next().unwrap();
    assert!(head.len() < beginning.len(), "the head ends within what is read");
    let head = Html::parse_document(head);
    let link = Selector::parse("link[rel=alternate][type='application/json+oembed'][href]").unwrap();
    head.select(&link).next().expect("the page is described").attr("href").unwrap().to_owned()
}

/// What is left of an HTML that is not trusted; the frame in its sandbox, hidden until it speaks.
fn filtered(html: &str) -> String {
    let html = Html::parse_fragment(html);
    let mut kept = String::new();
    let root = html.root_element();
    for element in root.children().filter_map(ElementRef::wrap) {
        keep(element, &mut kept);
    }
    assert!(kept.starts_with("<blockquote"), "only behind a blockquote a frame is given a height: {kept}");
    kept
}

fn keep(element: ElementRef<'_>, kept: &mut String) {
    let quoted = |value: &str| value.replace('&', "&amp;").replace('"', "&quot;");
    match element.value().name() {
        "blockquote" => {
            kept.push_str(&format!("<blockquote class=\"wp-embedded-content\" data-secret=\"{SECRET}\">"));
            element.children().filter_map(ElementRef::wrap).for_each(|inner| keep(inner, kept));
            kept.push_str("</blockquote>");
        }
        "a" => {
            let text: String = element.text().collect();
            let href = element.attr("href").unwrap_or_default();
            kept.push_str(&format!(
                "<a href=\"{}\">{}</a>",
                quoted(href),
                quoted(&text).replace('<', "&lt;")
            ));
        }
        "iframe" => {
            kept.push_str(&format!(
                "<iframe class=\"wp-embedded-content\" sandbox=\"allow-scripts\" security=\"restricted\" \
                 style=\"position: absolute; visibility: hidden;\" data-secret=\"{SECRET}\""
            ));
            for name in KEPT {
                let Some(value) = element.attr(name) else { continue };
                let secret = if name == "src" { format!("#?secret={SECRET}") } else { String::new() };
                kept.push_str(&format!(" {name}=\"{}\"", quoted(&(value.to_owned() + &secret))));
            }
            kept.push_str("></iframe>");
        }
        other => panic!("{other} does not survive"),
    }
}

/// The frame as its host sees it: whether it is shown, and its height.
async fn frame(page: &Page) -> (bool, i64) {
    let seen = page
        .run(
            "const frame = document.querySelector('iframe'), style = getComputedStyle(frame);
            return [style.visibility === 'visible' && style.position === 'static', frame.getBoundingClientRect().height]",
        )
        .await;
    (seen[0].as_bool().unwrap(), seen[1].as_f64().unwrap() as i64)
}

/// Presses something in the frame.
async fn press(page: &Page, css: &str) {
    page.enter_frame(0).await;
    page.run(&format!("document.querySelector('{css}').click()")).await;
    page.leave_frame().await;
}

async fn width(page: &Page, px: u32) {
    page.run(&format!("document.querySelector('iframe').width = {px}")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_pasted_into_wordpress_becomes_a_chart_of_the_right_height() {
    let server = Server::start(&["--demo"]);
    for path in ["/trends?area=open-data&lang=fr", "/es/areas/open-data", "/map?area=open-data&measure=share"]
    {
        let address = discovered(&fetched(&server.at(path)).await);
        let reply = fetched(&format!("{address}&maxwidth=600&maxheight=900&dnt=1")).await;
        let reply: Value = serde_json::from_str(&reply).unwrap();
        let html = filtered(reply["html"].as_str().unwrap());
        let src = Html::parse_fragment(&html);
        let src =
            src.select(&Selector::parse("iframe").unwrap()).next().unwrap().attr("src").unwrap().to_owned();
        let host = host(&format!("{SCRIPT}{html}")).await;
        visit(JavaScript::On, move |page| async move {
            let wide = own_height(&page, &src, 600).await;
            let narrow = own_height(&page, &src, 360).await;
            page.resize(1000, 1400).await;
            page.open(&host.at("/")).await;
            eventually((true, wide.clamp(200, 1000)), || frame(&page)).await;
            let quote = "return getComputedStyle(document.querySelector('blockquote')).display";
            assert_eq!(page.run(quote).await, "none", "{path}");
            page.screenshot(&format!("wordpress-{}", path.len())).await;

            width(&page, 360).await;
            eventually((true, narrow.clamp(200, 1000)), || frame(&page)).await;
            width(&page, 600).await;
            eventually((true, wide.clamp(200, 1000)), || frame(&page)).await;

            // The table makes it higher, and without the table it is as low as before.
            press(&page, "summary").await;
            eventually(true, || async { frame(&page).await.1 > wide.min(990) }).await;
            press(&page, "summary").await;
            eventually((true, wide.clamp(200, 1000)), || frame(&page)).await;

            press(&page, ".foot a:last-child").await;
            let followed = "return typeof window.followed === 'string'";
            eventually(Value::from(true), || page.run(followed)).await;
            assert_eq!(complaints(&page).await, Vec::<String>::new(), "{path}");
        })
        .await;
    }
}

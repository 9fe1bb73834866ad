//! The panel that shares a chart: a dialog where scripts run, open in place where they do not; by keyboard, in each language.

use fantoccini::key::Key;
use serde_json::Value;

use super::axe::{axe, violations};
use super::{JavaScript, Page, Server, eventually, visit};

const IS_OPEN: &str = "return document.querySelector('.share-dialog').open";

/// Opens a page and waits until its island listens: what opens the panel then opens a dialog.
async fn open(page: &Page, address: &str) {
    page.open(address).await;
    let press = "const dialog = document.querySelector('.share-dialog');
        if (!dialog.open) document.querySelector('.share > summary').click();
        return dialog.open";
    eventually(Value::from(true), || page.run(press)).await;
    page.run(
        "document.querySelector('.share-dialog').close(); document.querySelector('.share').open = false",
    )
    .await;
    eventually(Value::from(true), || page.run("return !!document.querySelector('.share > .share-panel')"))
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn by_keyboard_the_dialog_opens_copies_closes_and_gives_the_focus_back() {
    let Some(axe) = axe() else { return };
    let server = Server::start(&["--demo"]);
    visit(JavaScript::On, move |page| async move {
        for (path, title) in [
            ("/trends?area=open-data", "Share or embed"),
            ("/es/areas/open-data", "Compartir o insertar"),
            ("/fr/map?measure=share", "Partager ou intégrer"),
        ] {
            page.resize(1280, 900).await;
            open(&page, &server.at(path)).await;
            page.run("document.querySelector('.share > summary').focus()").await;
            page.press(Key::Enter).await;
            eventually(Value::from(true), || page.run(IS_OPEN)).await;
            assert_eq!(page.text(".share-dialog #share-title").await, title);
            let inside = "return document.querySelector('.share-dialog').contains(document.activeElement)";
            assert_eq!(page.run(inside).await, true, "{path}: the focus is in the dialog");

            page.run(&axe).await;
            for (width, scheme) in [(1280, "light"), (360, "dark"), (360, "light")] {
                page.resize(width, 900).await;
                page.prefer("prefers-color-scheme", scheme).await;
                let wrong = violations(&page).await;
                assert!(wrong.is_empty(), "{path} at {width}, {scheme}: {wrong:?}");
                let surplus =
                    "const d = document.querySelector('.share-dialog'); return d.scrollWidth - d.clientWidth";
                assert_eq!(page.run(surplus).await, 0, "{path} at {width}");
                page.screenshot(&format!("share-{}-{width}-{scheme}", &title[..5])).await;
            }

            // Tab goes from field to field, and comes to the button that copies.
            for _ in 0..40 {
                if page.run("return document.activeElement.matches('.share-choice .share-copy')").await
                    == true
                {
                    break;
                }
                page.press(Key::Tab).await;
            }
            page.press(Key::Enter).await;
            let said = "const said = document.querySelector('.share-said');
                return [said.dataset.copied, said.dataset.selected].includes(said.textContent)";
            eventually(Value::from(true), || page.run(said)).await;
            let selected = "const code = document.querySelector('#share-live');
                return code.selectionEnd - code.selectionStart === code.value.length";
            assert_eq!(page.run(selected).await, true, "{path}");

            page.press(Key::Escape).await;
            eventually(Value::from(false), || page.run(IS_OPEN)).await;
            let back = "return document.activeElement.matches('.share > summary')";
            eventually(Value::from(true), || page.run(back)).await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_codes_follow_the_filters() {
    let server = Server::start(&["--demo"]);
    visit(JavaScript::On, move |page| async move {
        open(&page, &server.at("/trends?area=open-data")).await;
        super::trends::tick(&page, "#filters input[name=region][value=europe]", "region=europe").await;
        let code = "return document.querySelector('#share-live').value.includes('/embed/trends?area=open-data&amp;region=europe')";
        eventually(Value::from(true), || page.run(code)).await;
        page.click(".share > summary").await;
        eventually(Value::from(true), || page.run(IS_OPEN)).await;
        let shown = page.run("return document.querySelector('.share-dialog iframe').getAttribute('src')").await;
        assert!(shown.as_str().unwrap().contains("region=europe"), "{shown}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_the_panel_opens_in_place_with_the_same_codes() {
    let server = Server::start(&["--demo"]);
    visit(JavaScript::Off, move |page| async move {
        page.resize(1280, 900).await;
        page.open(&server.at("/trends?area=open-data")).await;
        page.click(".share > summary").await;
        let seen = |css: &str| format!("const e = document.querySelector('{css}'); return !!e.offsetParent");
        for (css, is_seen) in
            [(".share-panel", true), ("#share-live", true), ("#share-address", true), (".share-copy", false), (".share-close", false)]
        {
            let look = seen(css);
            eventually(Value::from(is_seen), || page.run(&look)).await;
        }
        let codes = page
            .run("return ['live', 'frozen', 'image'].map(name => document.querySelector(`#share-${name}`).value)")
            .await;
        let code = |index: usize| codes[index].as_str().unwrap().to_owned();
        assert!(code(0).starts_with(&format!("<iframe src=\"{}\"", server.at("/embed/trends?area=open-data"))));
        assert!(code(0).contains("data-ogp-embed></iframe>\n<script async src=\""), "{}", code(0));
        assert!(code(0).contains("width=\"100%\" height=\"") && code(0).contains("<noscript>"));
        assert!(!code(0).contains("<!--"), "{}", code(0));
        assert!(code(1).contains("&amp;data=simulated-"), "{}", code(1));
        assert!(code(2).starts_with("<a href=\"") && !code(2).contains("iframe"), "{}", code(2));
        assert!(code(2).contains("/trends.png?area=open-data&amp;imWidth=1200"), "{}", code(2));
        page.screenshot("share-without-scripts").await;
    })
    .await;
}

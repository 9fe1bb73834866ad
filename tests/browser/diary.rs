//! The diary of a store with several releases: no wider than a phone, and without a violation that axe-core knows.

use super::axe::{axe, violations};
use super::{JavaScript, Server, visit};
use crate::diary::Story;

#[tokio::test(flavor = "multi_thread")]
async fn the_diary_of_several_releases_fits_and_is_accessible() {
    let story = Story::new();
    let server = Server::start(&["--store", story.shelf.store.to_str().unwrap()]);
    let axe = axe();
    visit(JavaScript::On, |page| async move {
        for path in ["/diary".into(), format!("/diary/{}", story.new), "/fr/data".into()] {
            page.open(&server.at(&path)).await;
            for width in [1280, 768, 360, 320] {
                page.resize(width, 800).await;
                let root = "document.documentElement";
                let surplus = page.run(&format!("return {root}.scrollWidth - {root}.clientWidth")).await;
                assert_eq!(surplus, 0, "{path} at {width} px is wider than the window");
            }
            if let Some(axe) = &axe {
                page.run(axe).await;
                let found = violations(&page).await;
                assert!(found.is_empty(), "{path}: {}", found.join("\n"));
            }
        }
    })
    .await;
}

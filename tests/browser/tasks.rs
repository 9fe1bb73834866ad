//! What the three people came for, from the home page on, each by mouse and again by keyboard alone.

use std::future::Future;
use std::path::PathBuf;

use fantoccini::key::Key;
use serde_json::Value;
use tempfile::TempDir;

use super::{JavaScript, Page, Server, eventually, visit};
use crate::support;

/// What the table says of Open Data in 2016.
const OPEN_DATA_2016: &str = "const rows = [...document.querySelectorAll('#numbers-part tbody tr')];
    const row = rows.find(row => row.querySelector('th').textContent.startsWith('Open Data'));
    return row.querySelector('td[data-l=\"2016\"]').innerText";

/// More stops than a page may have before what a task is about.
const STOPS: usize = 160;

/// What a person holds in the hand.
#[derive(Clone, Copy, Debug)]
enum Hand {
    Mouse,
    Keyboard,
}

impl Hand {
    /// Opens a link or presses a button.
    async fn open(self, page: &Page, css: &str) {
        match self {
            Self::Mouse => page.click(css).await,
            Self::Keyboard => {
                reach(page, css).await;
                page.press(Key::Enter).await;
            }
        }
    }

    /// Follows a link to an address with this part.
    async fn go(self, page: &Page, css: &str, to: &str) {
        self.open(page, css).await;
        eventually(true, || async { page.address().await.contains(to) }).await;
        page.wait_for("main h1").await;
    }

    /// Ticks a box of the trends form, and waits until the page follows.
    async fn tick(self, page: &Page, key: &str, value: &str) {
        let css = format!("#filters input[name={key}][value={value}]");
        match self {
            Self::Mouse => page.click(&css).await,
            Self::Keyboard => {
                reach(page, &css).await;
                page.press(' ').await;
            }
        }
        follows(page, &format!("{key}={value}")).await;
    }

    /// Chooses one of several; keys reach the one that is chosen, and arrows lead on from there.
    async fn choose(self, page: &Page, key: &str, value: &str) {
        let css = format!("#filters input[name={key}][value={value}]");
        match self {
            Self::Mouse => page.click(&css).await,
            Self::Keyboard => {
                reach(page, &format!("#filters input[name={key}]:checked")).await;
                let chosen = format!("return document.querySelector('{css}').checked");
                for _ in 0..STOPS {
                    if page.run(&chosen).await == true {
                        break;
                    }
                    page.press(Key::Down).await;
                }
            }
        }
        follows(page, &format!("{key}={value}")).await;
    }

    /// Takes a file of a kind, and gives its bytes.
    async fn take(self, page: &Page, css: &str, extension: &str) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        page.download_to(folder.path()).await;
        self.open(page, css).await;
        eventually(true, || async { taken(&folder, extension).is_some() }).await;
        std::fs::read(taken(&folder, extension).unwrap()).unwrap()
    }
}

/// The file of a kind that has come; until it is whole it has another name.
fn taken(folder: &TempDir, extension: &str) -> Option<PathBuf> {
    let files = std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().path());
    files.into_iter().find(|file| {
        file.extension().is_some_and(|found| found == extension)
            && file.metadata().is_ok_and(|file| file.len() > 0)
    })
}

/// Waits until the page shows what was chosen.
async fn follows(page: &Page, choice: &str) {
    eventually(true, || async { page.address().await.contains(choice) }).await;
}

/// Presses Tab until the focus is where it should be.
async fn reach(page: &Page, css: &str) {
    page.wait_for(css).await;
    let there = format!("return document.activeElement.matches(\"{css}\")");
    for _ in 0..STOPS {
        page.press(Key::Tab).await;
        if page.run(&there).await == true {
            let seen = "return document.activeElement.matches(':focus-visible')";
            assert_eq!(page.run(seen).await, true, "the focus on {css} is seen");
            return;
        }
    }
    panic!("Tab never reaches {css}");
}

/// Does something in a window for each hand.
async fn with_each<F, T>(task: F)
where
    F: Fn(Page, Hand, String) -> T + Copy + Send + 'static,
    T: Future<Output = ()> + Send + 'static,
{
    let server = Server::start(&["--demo"]);
    for hand in [Hand::Mouse, Hand::Keyboard] {
        let home = server.at("/");
        visit(JavaScript::On, move |page| async move {
            page.open(&home).await;
            task(page, hand, home).await;
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_researcher_reads_an_interval_and_takes_the_numbers() {
    with_each(|page, hand, _| async move {
        hand.go(&page, "header nav a[href='/trends']", "/trends").await;
        hand.tick(&page, "region", "europe").await;
        hand.choose(&page, "measure", "share").await;
        let read = page.run(OPEN_DATA_2016).await;
        let read = read.as_str().unwrap().replace('\u{2060}', "");

        let file = hand.take(&page, "#result .actions a[href^='/trends.csv']", "csv").await;
        let rows = support::table(&file);
        assert!(rows.iter().all(|row| row["region"] == "europe" && row["measure"] == "share"), "{hand:?}");
        let row = rows.iter().find(|row| row["area_id"] == "open-data" && row["year"] == "2016").unwrap();
        let percent = |key: &str| format!("{:.0}", 100.0 * row[key].parse::<f64>().unwrap());
        for expected in [
            format!("{} of {}", row["k"], row["n"]),
            format!("{}%", percent("share")),
            format!("{}–{}%", percent("lo"), percent("hi")),
        ] {
            assert!(read.contains(&expected), "{hand:?}: {expected} in {read}");
        }

        // What may be said of the trend, and why.
        let badge = page.text("#numbers-part tbody tr .badge").await;
        assert!(!badge.is_empty(), "{hand:?}: a badge stands in the row");
        hand.open(&page, "#result .actions a[href='#why']").await;
        eventually(true, || async { page.address().await.ends_with("#why") }).await;
        hand.open(&page, "#why > summary").await;
        eventually(true, || async { page.run("return document.querySelector('#why').open").await == true })
            .await;
        assert!(page.text("#why .checks li").await.len() > 3, "{hand:?}: the reasons are given");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_reads_about_a_member_and_opens_a_commitment() {
    with_each(|page, hand, _| async move {
        hand.go(&page, "header nav a[href='/members']", "/members").await;
        hand.go(&page, "main a[href^='/members/simulated-']", "/members/simulated-").await;
        assert!(page.text("section[aria-labelledby=plans] li").await.contains("Plan of 20"), "{hand:?}");
        let ratings = page.text("section[aria-labelledby=ratings] tbody tr").await;
        assert!(ratings.contains(" of "), "{hand:?}: {ratings}");
        let line = "section[aria-labelledby=latest] a[href^='/commitments/']";
        let title = page.text(line).await;
        hand.go(&page, line, "/commitments/").await;
        assert_eq!(page.text("main h1").await, title, "{hand:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_writer_takes_a_chart_and_its_sentence() {
    with_each(|page, hand, _| async move {
        let area = page.text(".cards a").await;
        hand.go(&page, ".cards a", "/areas/").await;
        assert_eq!(page.text("main h1").await, area, "{hand:?}");
        let quote = page.text(".claim .quote").await;
        assert!(quote.contains(&area) && quote.contains("95%"), "{hand:?}: {quote}");
        let source = page.text(".figure .source").await;
        assert!(source.contains("Source: ") && source.contains("Data release: "), "{hand:?}: {source}");
        let alternative = page.run("return document.querySelector('.wide svg title').textContent").await;
        assert_ne!(alternative, Value::from(""), "{hand:?}");
        let picture = hand.take(&page, ".figure .actions a[href*='.png']", "png").await;
        assert!(picture.starts_with(b"\x89PNG"), "{hand:?}");
    })
    .await;
}

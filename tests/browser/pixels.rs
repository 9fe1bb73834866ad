//! One drawing: what a browser makes of an SVG is what the PNG beside it shows.

use std::path::Path;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::response::Html;
use axum::routing::{MethodRouter, get};
use resvg::tiny_skia::Pixmap;

use super::{JavaScript, Page, Server, eventually, visit};
use crate::files;

/// Drawings of every kind: their addresses without the suffix, and their query.
const DRAWINGS: [(&str, &str); 8] = [
    ("/trends", "area=open-data~gender&lang=fr"),
    ("/trends", "area=open-data&measure=count&theme=dark"),
    ("/trends", "tab=bar&theme=contrast"),
    ("/trends", "tab=heat&facet=region"),
    ("/trends", "tab=bump&lang=es"),
    ("/trends", "facet=area&measure=completion"),
    ("/members/kenya", ""),
    ("/map", ""),
];
/// Width of the pictures in pixels.
const WIDTH: u32 = 864;
/// Edges of letters and lines are smoothed differently: pixels are compared as means of squares with this side …
const SQUARE: u32 = 4;
/// … by this much of 255 …
const APART: f64 = 48.0;
/// … and so many of them may differ.
const MAY_DIFFER: f64 = 0.005;

/// Brightness of every square.
fn squares(picture: &Pixmap) -> Vec<f64> {
    let (width, height) = (picture.width() / SQUARE, picture.height() / SQUARE);
    let mean = |x: u32, y: u32| {
        let pixels = (0..SQUARE * SQUARE).map(|at| (x * SQUARE + at % SQUARE, y * SQUARE + at / SQUARE));
        let light = pixels.map(|(x, y)| {
            let pixel = picture.pixel(x, y).unwrap();
            0.3 * f64::from(pixel.red()) + 0.59 * f64::from(pixel.green()) + 0.11 * f64::from(pixel.blue())
        });
        light.sum::<f64>() / f64::from(SQUARE * SQUARE)
    };
    (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| mean(x, y)).collect()
}

/// The part of the squares that differ.
fn difference(a: &Pixmap, b: &Pixmap) -> f64 {
    assert_eq!((a.width(), a.height()), (b.width(), b.height()), "pictures of one size");
    let (a, b) = (squares(a), squares(b));
    let apart = a.iter().zip(&b).filter(|(a, b)| (*a - *b).abs() > APART).count();
    apart as f64 / a.len() as f64
}

/// A page with nothing but a drawing, in the letters that a PNG has.
fn sheet(svg: &str) -> String {
    let face = |family: &str, weight: u32, file: &str| {
        format!("@font-face {{ font-family: '{family}'; font-weight: {weight}; src: url('/{file}') }}")
    };
    let faces = [
        face("Noto Sans", 400, "NotoSans-Regular.ttf"),
        face("Noto Sans", 700, "NotoSans-Bold.ttf"),
        face("Noto Serif", 700, "NotoSerif-Bold.ttf"),
    ];
    format!(
        "<!doctype html><style>{} body {{ margin: 0 }} svg {{ display: block; width: {WIDTH}px; height: auto }}</style>{svg}",
        faces.concat()
    )
}

fn font(name: &str) -> MethodRouter {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/fonts").join(name);
    let bytes = std::fs::read(path).unwrap();
    get(move || async move { ([(CONTENT_TYPE, "font/ttf")], bytes) })
}

async fn pictured(page: &Page, server: &Server, height: u32) -> Pixmap {
    page.resize(WIDTH, height).await;
    page.open(&server.at("/")).await;
    eventually(serde_json::json!("loaded"), || page.run("return document.fonts.status")).await;
    Pixmap::decode_png(&page.picture().await).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_draws_what_the_picture_shows() {
    visit(JavaScript::On, |page| async move {
        for (view, query) in DRAWINGS {
            let form = |suffix: &str, more: &str| format!("{view}.{suffix}?{query}{more}");
            let (svg, png) = (form("svg", ""), form("png", &format!("&imWidth={WIDTH}")));
            let (svg, png) =
                tokio::task::spawn_blocking(move || (files::get(&svg).text(), files::get(&png).bytes))
                    .await
                    .unwrap();
            let png = Pixmap::decode_png(&png).unwrap();
            let drawing = sheet(&svg);
            let router = Router::new()
                .route("/", get(move || async move { Html(drawing) }))
                .route("/NotoSans-Regular.ttf", font("NotoSans-Regular.ttf"))
                .route("/NotoSans-Bold.ttf", font("NotoSans-Bold.ttf"))
                .route("/NotoSerif-Bold.ttf", font("NotoSerif-Bold.ttf"));
            let server = Server::of(router).await;
            let seen = pictured(&page, &server, png.height()).await;
            let apart = difference(&seen, &png);
            println!("{view}?{query}: {:.2}% of the squares differ", 100.0 * apart);
            if apart > MAY_DIFFER {
                page.screenshot("pixels-browser").await;
                let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
                std::fs::write(folder.join("pixels-png.png"), png.encode_png().unwrap()).unwrap();
            }
            assert!(apart <= MAY_DIFFER, "{view}?{query}: {apart}");
        }
    })
    .await;
}

#[test]
fn two_charts_differ() {
    let picture = |address| Pixmap::decode_png(&files::get(address).bytes).unwrap();
    let one = picture("/trends.png?area=open-data&imWidth=864&imHeight=500");
    let other = picture("/trends.png?area=gender&imWidth=864&imHeight=500");
    assert!(difference(&one, &one) < f64::EPSILON);
    assert!(difference(&one, &other) > MAY_DIFFER, "{}", difference(&one, &other));
}

//! The map as a picture: title, subtitle, drawing and legend with the colours of a palette.

use std::fmt::Write as _;

use app::model::map::{MapAnswer, Step};
use app::text::pages::map as words;

use super::{Drawing, WIDTH, look};
use crate::chart::measure_text::{Face, wrap_evenly};
use crate::chart::paint::{Palette, Theme};
use crate::chart::sheet::escape;
use crate::reference::Outline;

/// From one line of the legend to the next.
const LINE: i32 = 46;
/// Sizes of title, subtitle and source, each with the height of a line.
const TITLE: (f64, i32) = (48.0, 58);
const SUBTITLE: (f64, i32) = (28.0, 38);
const SOURCE: (f64, i32) = (24.0, 32);
const FONT: &str = "'Noto Sans', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";

/// The picture. `source` is the text at its foot.
#[must_use]
pub fn picture(answer: &MapAnswer, outlines: &[Outline], theme: Theme, source: &str) -> String {
    let lang = answer.query.lang;
    let drawing = Drawing::new(answer, outlines);
    let mut body = String::new();
    drawing.write(&mut body, &|place, mark| {
        let name = escape(&words::place(answer, place, lang));
        format!(r#"<g {}>{mark}<title>{name}</title></g>"#, look(Some(place.step), "map"))
    });
    let mut head = String::new();
    let y = lines(&mut head, Some("head"), &words::title(answer, lang), (Face::Bold, TITLE), 60);
    let y = lines(&mut head, None, &words::subtitle(answer, lang), (Face::Regular, SUBTITLE), y - 10);
    let top = y + 4;
    let mut foot = String::new();
    let mut y = top + drawing.height + 40;
    for (step, text) in words::legend(answer, lang) {
        foot.push_str(&entry(step, &text, y));
        y += LINE;
    }
    let y = lines(&mut foot, Some("fine"), source, (Face::Regular, SOURCE), y + LINE);
    let height = y + LINE - SOURCE.1;
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="map-n" aria-describedby="map-d" viewBox="-20 0 {} {height}" width="1000" font-family="{FONT}"><title id="map-n">{}</title><desc id="map-d">{}</desc><style>{}</style><defs>{}</defs><rect class="ground" x="-20" width="{}" height="{height}"/>"#,
        WIDTH + 40,
        escape(&words::title(answer, lang)),
        escape(&words::description(answer, lang)),
        style(theme),
        super::patterns("map"),
        WIDTH + 40,
    );
    // Writing to a string cannot fail.
    let _ = write!(svg, r#"{head}<g transform="translate(0 {top})">{body}</g>{foot}</svg>"#);
    svg
}

/// Writes a text line by line, lines of about one length, none wider than the picture; gives the place of the line after it.
fn lines(
    svg: &mut String,
    class: Option<&str>,
    text: &str,
    (face, (size, height)): (Face, (f64, i32)),
    y: i32,
) -> i32 {
    let class = class.map_or_else(String::new, |class| format!(r#"class="{class}" "#));
    let mut y = y;
    for line in wrap_evenly(text, (face, size), f64::from(WIDTH)) {
        // Writing to a string cannot fail.
        let _ = write!(svg, r#"<text {class}x="0" y="{y}">{}</text>"#, escape(&line));
        y += height;
    }
    y
}

fn entry(step: Option<Step>, text: &str, y: i32) -> String {
    format!(
        r#"<g {}><rect x="2" y="{y}" width="48" height="32"/></g><text x="66" y="{}">{}</text>"#,
        look(step, "map"),
        y + 27,
        escape(text)
    )
}

fn style(theme: Theme) -> String {
    let Palette { bg: paper, ink, muted, rule, edge, hatch, .. } = theme.palette();
    let [p1, p2, p3] = scale(theme);
    format!(
        "text{{fill:{ink};font-size:28px}}.head{{font-size:48px;font-weight:600}}.fine{{fill:{muted};font-size:24px}}\
         .ground{{fill:{paper}}}.land{{fill:{rule};stroke:{paper};stroke-width:1}}.pl{{stroke:{edge};stroke-width:1.4}}\
         .p0{{fill:{paper}}}.p1{{fill:{p1}}}.p2{{fill:{p2}}}.p3{{fill:{p3}}}\
         .hatchmark{{stroke:{hatch};stroke-width:3}}.dotmark{{fill:{edge}}}\
         .pl text{{stroke:none}}.p3 text{{fill:{paper}}}"
    )
}

/// `--c1` to `--c3` of the stylesheet.
const fn scale(theme: Theme) -> [&'static str; 3] {
    match theme {
        Theme::Light => ["#C4DCEB", "#6AA5CC", "#00558C"],
        Theme::Dark => ["#1F4258", "#4A8DB9", "#A9D5F3"],
        Theme::Contrast => ["#C4DCEB", "#6AA5CC", "#00337A"],
    }
}

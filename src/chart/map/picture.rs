//! The map as a picture: title, subtitle, drawing and legend with the colours of a palette.

use std::fmt::Write as _;

use app::model::map::{MapAnswer, Step};
use app::text::pages::map as words;

use super::{Drawing, WIDTH, look};
use crate::chart::paint::{Palette, Theme};
use crate::chart::sheet::escape;
use crate::reference::Outline;

const HEAD: i32 = 150;
const LINE: i32 = 46;
const FONT: &str = "'Noto Sans', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";

/// The picture. `source` is the line at its foot.
#[must_use]
pub fn picture(answer: &MapAnswer, outlines: &[Outline], theme: Theme, source: &str) -> String {
    let lang = answer.query.lang;
    let drawing = Drawing::new(answer, outlines);
    let mut body = String::new();
    drawing.write(&mut body, &|place, mark| {
        let name = escape(&words::place(answer, place, lang));
        format!(r#"<g {}>{mark}<title>{name}</title></g>"#, look(Some(place.step), "map"))
    });
    let legend = words::legend(answer, lang);
    let height = HEAD + drawing.height + 40 + LINE * (legend.len() as i32 + 2);
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
    let _ = write!(
        svg,
        r#"<text class="head" x="0" y="60">{}</text><text x="0" y="108">{}</text><g transform="translate(0 {HEAD})">{body}</g>"#,
        escape(&words::title(answer, lang)),
        escape(&words::subtitle(answer, lang)),
    );
    let mut y = HEAD + drawing.height + 40;
    for (step, text) in legend {
        svg.push_str(&entry(step, &text, y));
        y += LINE;
    }
    let _ = write!(svg, r#"<text class="fine" x="0" y="{}">{}</text></svg>"#, y + LINE, escape(source));
    svg
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

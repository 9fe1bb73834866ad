//! Members on a map: outlines, dots for countries too small to see, tiles for members that are on no map.
//!
//! The numbers, and how each place is drawn, come from the answer. On a page every place is a link, in the order of the
//! answer; as a picture it has its title, its legend and resolved colours, and no links.

mod embedded;
mod picture;

use std::fmt::Write as _;

use app::model::lang::Lang;
use app::model::map::{MapAnswer, MapPlace, Step};
use app::model::place::Region;
use app::text::pages::map as words;

use super::sheet::escape;
use crate::reference::{Mark, Outline};

pub use embedded::embedded;
pub use picture::picture;

/// Units around the earth; the table of outlines counts in them.
const WIDTH: i32 = 2000;
/// From the north of Greenland to Cape Horn.
const HEIGHT: i32 = 868;
/// Radius of a dot.
const DOT: f64 = 5.5;
/// Side of a tile, and from one to the next.
const TILE: i32 = 66;
const PITCH: i32 = 76;
const TILES_IN_ROW: usize = 26;
/// Height of the name of a region above its tiles.
const HEADING: i32 = 56;

/// A map for a page.
#[derive(Clone, Debug)]
pub struct Map {
    /// The drawing, SVG.
    pub drawing: String,
    /// Whether it shows the world: at least one place is on it.
    pub has_world: bool,
    /// Whether some places are not on it, and stand beneath as tiles.
    pub has_tiles: bool,
}

/// The map for a page. `id` begins the ids inside; `link` gives the address that a place leads to.
#[must_use]
pub fn map(answer: &MapAnswer, outlines: &[Outline], id: &str, link: impl Fn(&MapPlace) -> String) -> Map {
    let lang = answer.query.lang;
    let id = escape(id);
    let drawing = Drawing::new(answer, outlines);
    let mut body = String::new();
    drawing.write(&mut body, &|place, mark| {
        let name = escape(&words::place(answer, place, lang));
        // The title names the link; the words of a tile, "3/4", are seen and need not be said again.
        format!(
            r#"<a href="{}" {}>{mark}<title>{name}</title></a>"#,
            escape(&link(place)),
            look(Some(place.step), &id)
        )
    });
    let svg = format!(
        r#"<svg class="chart map" role="group" aria-labelledby="{id}-n" aria-describedby="{id}-d" viewBox="0 0 {WIDTH} {}"><title id="{id}-n">{}</title><desc id="{id}-d">{}</desc><defs>{}</defs>{body}</svg>"#,
        drawing.height,
        escape(&words::title(answer, lang)),
        escape(&words::description(answer, lang)),
        patterns(&id),
    );
    Map { drawing: svg, has_world: drawing.world, has_tiles: !drawing.tiles.is_empty() }
}

/// The look of a place as attributes; without a step that of land of countries that are no members.
fn look(step: Option<Step>, id: &str) -> String {
    match step {
        None => r#"class="land""#.into(),
        Some(Step::Missing) => format!(r#"class="pl none" fill="url(#{id}-none)""#),
        Some(Step::Zero) => r#"class="pl p0""#.into(),
        Some(Step::TooFew) => format!(r#"class="pl few" fill="url(#{id}-few)""#),
        Some(Step::Level(1)) => r#"class="pl p1""#.into(),
        Some(Step::Level(2)) => r#"class="pl p2""#.into(),
        Some(Step::Level(_)) => r#"class="pl p3""#.into(),
    }
}

/// A legend swatch for a page: the same looks in a drawing of its own.
#[must_use]
pub fn swatch(step: Option<Step>, id: &str) -> String {
    let look = look(step, id);
    format!(
        r#"<svg class="chart map swatch" viewBox="0 0 48 32" aria-hidden="true"><g {look}><rect x="2" y="2" width="44" height="28"/></g></svg>"#
    )
}

/// Hatching for what is missing, dots for what is too few; `id` begins their ids.
fn patterns(id: &str) -> String {
    format!(
        r#"<pattern id="{id}-none" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="ground" width="9" height="9"/><path class="hatchmark" d="M0 0V9"/></pattern><pattern id="{id}-few" width="9" height="9" patternUnits="userSpaceOnUse"><rect class="ground" width="9" height="9"/><circle class="dotmark" cx="4.5" cy="4.5" r="2"/></pattern>"#
    )
}

/// What stands where.
struct Drawing<'a> {
    answer: &'a MapAnswer,
    outlines: &'a [Outline],
    /// Members that are on no map, by region.
    tiles: Vec<(Region, Vec<&'a MapPlace>)>,
    world: bool,
    height: i32,
}

impl<'a> Drawing<'a> {
    fn new(answer: &'a MapAnswer, outlines: &'a [Outline]) -> Self {
        let is_known = |place: &&MapPlace| outlines.iter().any(|outline| outline.iso3 == place.iso3);
        let elsewhere: Vec<&MapPlace> = answer.places.iter().filter(|place| !is_known(place)).collect();
        let world = elsewhere.len() < answer.places.len() || elsewhere.is_empty();
        let of_region = |region: Region| {
            (region, elsewhere.iter().copied().filter(|place| place.region == region).collect::<Vec<_>>())
        };
        let tiles: Vec<_> =
            Region::ALL.into_iter().map(of_region).filter(|(_, tiles)| !tiles.is_empty()).collect();
        let rows = |tiles: &Vec<&MapPlace>| tiles.len().div_ceil(TILES_IN_ROW) as i32;
        let beneath: i32 = tiles.iter().map(|(_, tiles)| HEADING + rows(tiles) * PITCH).sum();
        let height = if world { HEIGHT } else { 0 } + beneath;
        Self { answer, outlines, tiles, world, height }
    }

    /// Land first, then outlines, then dots, so that nothing hides a dot; each in the order of the answer.
    fn write(&self, body: &mut String, place: &dyn Fn(&MapPlace, &str) -> String) {
        if self.world {
            let land: String =
                self.outlines.iter().filter(|o| self.is_land(o)).map(|o| o.path.as_str()).collect();
            // Writing to a string cannot fail.
            let _ = write!(body, r#"<path class="land" aria-hidden="true" d="{land}"/>"#);
            for mark in [Mark::Shape, Mark::Dot] {
                for (found, outline) in self.placed().filter(|(_, outline)| outline.mark == mark) {
                    body.push_str(&place(found, &drawn(outline)));
                }
            }
        }
        let mut top = if self.world { HEIGHT } else { 0 };
        for (region, tiles) in &self.tiles {
            let name = escape(region.label(self.lang()));
            let _ = write!(body, r#"<text class="tilehead" x="0" y="{}">{name}</text>"#, top + HEADING - 18);
            top += HEADING;
            for (index, found) in tiles.iter().enumerate() {
                let (column, row) = ((index % TILES_IN_ROW) as i32, (index / TILES_IN_ROW) as i32);
                let (x, y) = (column * PITCH + 2, top + row * PITCH);
                body.push_str(&place(found, &tile(found, x, y, self.lang())));
            }
            top += tiles.len().div_ceil(TILES_IN_ROW) as i32 * PITCH;
        }
    }

    fn lang(&self) -> Lang {
        self.answer.query.lang
    }

    fn placed(&self) -> impl Iterator<Item = (&'a MapPlace, &'a Outline)> + use<'a> {
        let outlines = self.outlines;
        self.answer.places.iter().filter_map(move |place| {
            Some((place, outlines.iter().find(|outline| outline.iso3 == place.iso3)?))
        })
    }

    /// Countries that are no members, and what lies around the dot of one.
    fn is_land(&self, outline: &Outline) -> bool {
        outline.mark == Mark::Dot || !self.answer.places.iter().any(|place| place.iso3 == outline.iso3)
    }
}

fn drawn(outline: &Outline) -> String {
    match outline.mark {
        Mark::Shape => format!(r#"<path d="{}"/>"#, outline.path),
        Mark::Dot => format!(r#"<circle cx="{}" cy="{}" r="{DOT}"/>"#, outline.x, outline.y),
    }
}

fn tile(place: &MapPlace, x: i32, y: i32, lang: Lang) -> String {
    let text = escape(&words::tile(place, lang));
    let (tx, ty) = (x + TILE / 2, y + TILE / 2 + 9);
    format!(
        r#"<rect x="{x}" y="{y}" width="{TILE}" height="{TILE}"/><text x="{tx}" y="{ty}" text-anchor="middle">{text}</text>"#
    )
}

//! How high a page for other sites will be, from the words and the drawing in it, so that a site can leave the right room
//! before anything runs. The sizes are those of `style/embed.css`; a browser test compares the two.

use app::text::pages::{SITE, embed as words, verdict};

use super::Embed;
use crate::chart::{Face, lines, text_width};

/// Border and space at the left and at the right.
const SIDES: f64 = 2.0 * 16.0;
/// Border and space above and beneath.
const ENDS: f64 = 2.0 * 16.0;
/// A column narrower than this shows the drawing for telephones.
const NARROW: f64 = 480.0;
/// Drawings do not grow beyond these widths.
const WIDEST: [f64; 2] = [720.0, 420.0];

/// Between boxes that stand beside each other.
const BETWEEN: f64 = 24.0;
/// Other fonts are this much wider.
const SPARE: f64 = 1.12;

/// The height at a width, in px.
pub(super) fn height(embed: &Embed, width: f64) -> u32 {
    let column = (width - SIDES).max(120.0);
    let text = |text: &str, face, size, line: f64| number(lines(text, face, size, column)) * line;
    let mut height = ENDS;
    height += text(&embed.title, Face::Serif, 20.0, 25.0);
    height += 4.0 + text(&embed.subtitle, Face::Regular, 15.0, 22.0);
    height += drawing(embed, column);
    // A line with a badge is a little higher than the others.
    height += 16.0 + 3.0 + text(&said(embed), Face::Regular, 15.0, 24.0);
    height += 12.0 + text(&embed.source, Face::Regular, 13.0, 20.0);
    // The closed table.
    height += 12.0 + text(words::TABLE.of(embed.lang), Face::Regular, 15.0, 28.0);
    if embed.drawings[0].svg.is_empty() {
        height += table(&embed.table);
    }
    if let Some((release, _)) = &embed.newest {
        let note = words::frozen(release, embed.lang) + " " + words::NEWEST.of(embed.lang);
        height += 12.0 + text(&note, Face::Regular, 13.0, 20.0);
    }
    // The foot; its two parts stand above each other where there is no room beside.
    height +=
        12.0 + 9.0 + 28.0 * flowed([9.0 + 6.0 + room(SITE.of(embed.lang), Face::Serif), more(embed)], column);
    whole(height)
}

fn drawing(embed: &Embed, column: f64) -> f64 {
    let [wide, narrow] = &embed.drawings;
    if wide.svg.is_empty() {
        return 0.0;
    }
    let (drawing, widest) =
        if narrow.svg.is_empty() || column >= NARROW { (wide, WIDEST[0]) } else { (narrow, WIDEST[1]) };
    let shown = if narrow.svg.is_empty() { column } else { column.min(widest) };
    let legend =
        if embed.legend.is_empty() { 0.0 } else { 8.0 + 36.0 * flowed(legend(&embed.legend), column) };
    16.0 + drawing.height * shown / drawing.width + legend
}

/// Width of the link to the page.
fn more(embed: &Embed) -> f64 {
    room(words::EXPLORE.of(embed.lang), Face::Regular)
}

/// Widths of the entries of a key: a swatch and its words.
fn legend(html: &str) -> impl Iterator<Item = f64> {
    let words = html.split("</svg>").skip(1).filter_map(|entry| entry.split("</li>").next());
    words.map(|words| 36.0 + 8.0 + room(words, Face::Regular))
}

fn room(text: &str, face: Face) -> f64 {
    text_width(text, face, 15.0) * SPARE
}

/// How many lines some boxes take that stand beside each other as long as there is room.
fn flowed(boxes: impl IntoIterator<Item = f64>, column: f64) -> f64 {
    let (mut count, mut used) = (1.0, 0.0);
    for width in boxes {
        if used > 0.0 && used + width > column {
            count += 1.0;
            used = 0.0;
        }
        used += width + BETWEEN;
    }
    count
}

/// The height of the table, which is open where there is no drawing.
fn table(html: &str) -> f64 {
    let row = |row: &str| {
        let cells = row.split("</t").map(|cell| {
            let name = cell
                .rsplit_once("<th scope=row>")
                .map(|(_, name)| name.split('<').next().unwrap_or_default());
            let own = name.map_or(1, |name| lines(name, Face::Bold, 13.0, 120.0));
            number(own + cell.matches("<small>").count())
        });
        11.0 + 18.0 * cells.fold(0.0, f64::max)
    };
    // The caption may take a second line.
    8.0 + 44.0 + html.split("<tr>").skip(1).map(row).sum::<f64>()
}

/// The words beside the badge, and about as many more as the badge is wide.
fn said(embed: &Embed) -> String {
    let badge = embed.badge.as_ref().map(|said| {
        // A badge stays in one piece.
        let name = verdict::name(said.badge).of(embed.lang).replace(' ', "\u{a0}");
        format!("{} {name}\u{a0}oooooo ", said.of.as_deref().unwrap_or_default())
    });
    badge.unwrap_or_default() + &embed.finding
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A length in whole px, at least one.
pub(super) fn rounded(px: f64) -> u32 {
    whole(px.round().max(1.0))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a height in px, above zero")]
fn whole(px: f64) -> u32 {
    px.ceil() as u32
}

//! All figures as one table: for people, for programs, and in BENCHMARKS.md.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::figure::{Bound, Figure, Unit};
use super::sample::Sample;
use super::section::Section;

/// Between these two lines BENCHMARKS.md has the table.
const MARKERS: [&str; 2] = ["<!-- table: begin -->\n", "<!-- table: end -->\n"];

/// For people.
pub(super) fn markdown(sections: &[Section]) -> String {
    let mut text = String::new();
    for section in sections {
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "### {}\n\n{}; {}; data: {}; up to {} runs, medians (least–most).\n\n\
             | what | ours | beside | theirs | ratio | must be | |\n|---|--:|---|--:|--:|--:|---|",
            section.title, section.date, section.machine, section.export, section.runs,
        );
        for figure in &section.figures {
            text.push_str(&line(figure));
        }
        text.push('\n');
        for note in &section.notes {
            let _ = writeln!(text, "- {note}");
        }
        text.push_str(if section.notes.is_empty() { "" } else { "\n" });
    }
    let missed = missed(sections);
    let outcome = match missed.as_slice() {
        [] => "Every bound that was measured is reached.".into(),
        missed => format!("Not reached:\n\n- {}", missed.join("\n- ")),
    };
    let _ = writeln!(text, "{outcome}");
    text
}

fn line(figure: &Figure) -> String {
    let (name, theirs) = figure
        .peer
        .as_ref()
        .map_or_else(Default::default, |peer| (peer.name.as_str(), shown(figure.unit, &peer.sample)));
    let ratio = figure.ratio().map(times).unwrap_or_default();
    let must = must(figure).unwrap_or_default();
    let reached = match (figure.bound, figure.reached()) {
        (None, _) => "",
        (_, Some(true)) => "yes",
        (_, Some(false)) => "**no**",
        (_, None) => "not measured",
    };
    let ours = shown(figure.unit, &figure.ours);
    format!("| {} | {ours} | {name} | {theirs} | {ratio} | {must} | {reached} |\n", figure.what)
}

/// A ratio with at least two digits that count.
fn times(ratio: f64) -> String {
    if ratio < 0.1 { format!("{ratio:.4}") } else { format!("{ratio:.2}") }
}

fn shown(unit: Unit, sample: &Sample) -> String {
    let (Some(median), Some((least, most))) = (sample.median(), sample.range()) else {
        return "failed".into();
    };
    let median = unit.shown(median);
    if sample.len() == 1 {
        median
    } else {
        format!("{median} ({}–{})", unit.shown(least), unit.shown(most))
    }
}

fn must(figure: &Figure) -> Option<String> {
    let (sign, value) = match figure.bound? {
        Bound::AtMost(value) => ("≤", value),
        Bound::AtLeast(value) => ("≥", value),
    };
    Some(match figure.peer {
        Some(_) => format!("{sign} {value} ×"),
        None => format!("{sign} {}", figure.unit.shown(value)),
    })
}

/// A sentence for each bound that is not reached.
fn missed(sections: &[Section]) -> Vec<String> {
    let missed = |figure: &&Figure| figure.bound.is_some() && figure.reached() != Some(true);
    let figures = sections.iter().flat_map(|section| section.figures.iter().filter(missed));
    figures
        .map(|figure| {
            let peer = figure.peer.as_ref().map(|peer| format!(", beside {}", peer.name)).unwrap_or_default();
            let value = if figure.peer.is_some() {
                figure.ratio().map(|ratio| format!("{} ×", times(ratio)))
            } else {
                figure.ours.median().map(|median| figure.unit.shown(median))
            };
            let value = value.unwrap_or_else(|| "not measured".into());
            format!("{}{peer}: {value}, must be {}", figure.what, must(figure).unwrap_or_default())
        })
        .collect()
}

/// For programs: everything, with each run.
pub(super) fn json(sections: &[Section]) -> Value {
    let section = |section: &Section| {
        let figures: Vec<Value> = section.figures.iter().map(of_figure).collect();
        json!({
            "name": section.name, "title": section.title, "date": section.date, "machine": section.machine,
            "export": section.export, "runs": section.runs, "notes": section.notes, "figures": figures,
        })
    };
    json!({ "sections": sections.iter().map(section).collect::<Vec<_>>(), "missed": missed(sections) })
}

fn of_figure(figure: &Figure) -> Value {
    let of_sample = |sample: &Sample| {
        let (least, most) = sample.range().unzip();
        json!({ "median": sample.median(), "least": least, "most": most, "runs": sample })
    };
    json!({
        "what": figure.what, "unit": figure.unit, "ours": of_sample(&figure.ours),
        "peer": figure.peer.as_ref().map(|peer| json!({ "name": peer.name, "sample": of_sample(&peer.sample) })),
        "ratio": figure.ratio(), "bound": figure.bound, "reached": figure.reached(),
    })
}

/// Puts the table between the markers of a file.
pub(super) fn publish(path: &Path, table: &str) -> Result<()> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let text =
        between(&text, table).with_context(|| format!("{} lacks the lines {MARKERS:?}", path.display()))?;
    Ok(fs::write(path, text)?)
}

fn between(text: &str, table: &str) -> Option<String> {
    let (before, rest) = text.split_once(MARKERS[0])?;
    let (_, after) = rest.split_once(MARKERS[1])?;
    Some(format!("{before}{}\n{}\n\n{}{after}", MARKERS[0], table.trim(), MARKERS[1]))
}

#[cfg(test)]
mod tests {
    use super::{Bound, Figure, Unit, between, line};

    #[test]
    fn a_line_says_whether_the_bound_is_reached() {
        let figure = Figure::alone("×100", Unit::Seconds, [2.0, 1.0, 3.0].into_iter().collect())
            .beside("DuckDB", [4.0].into_iter().collect())
            .bound(Bound::AtMost(0.6));
        assert_eq!(
            line(&figure),
            "| ×100 | 2.00 s (1.00 s–3.00 s) | DuckDB | 4.00 s | 0.50 | ≤ 0.6 × | yes |\n"
        );
        let alone =
            Figure::alone("start", Unit::Seconds, [0.4].into_iter().collect()).bound(Bound::AtMost(0.3));
        assert_eq!(line(&alone), "| start | 400 ms |  |  |  | ≤ 300 ms | **no** |\n");
    }

    #[test]
    fn the_table_is_put_between_the_markers() {
        let text = "a\n<!-- table: begin -->\nold\n<!-- table: end -->\nb\n";
        let expected = "a\n<!-- table: begin -->\n\nnew\n\n<!-- table: end -->\nb\n";
        assert_eq!(between(text, "new\n").as_deref(), Some(expected));
        assert_eq!(between("a\n", "new"), None);
    }
}

//! What one release changed against another, as text for a terminal.

use std::fmt::Write as _;

use app::model::diary::{AreaNumbers, Difference, Line, Moved, Summary};

/// Characters of a value that a line shows.
const LONG: usize = 60;

/// The numbers first, then a line per row: `+` came, `-` went, `~` changed.
pub(super) fn text(difference: &Difference) -> String {
    let Difference { old, new, headline, areas, rows, columns } = difference;
    let Summary { added, changed, lost, .. } = Summary::of(rows);
    let mut text = format!("{} → {}: {added} added, {changed} changed, {lost} lost\n", old.id, new.id);
    // Writing to a string cannot fail.
    for change in headline {
        let (old, new) = (change.old, change.new);
        let _ = writeln!(
            text,
            "  {}: {old} → {new} ({:+})",
            change.number.slug(),
            i64::from(new) - i64::from(old)
        );
    }
    for change in areas {
        let (old, new) = (numbers(change.old.as_ref()), numbers(change.new.as_ref()));
        let note = if change.is_comparable() { "" } else { " (codings differ)" };
        let _ = writeln!(text, "  area {}: {old} → {new}{note}", change.area.id);
    }
    for (mark, lines) in [('+', &rows.added), ('-', &rows.lost)] {
        for Line { id, title, .. } in lines {
            let _ = writeln!(text, "{mark} {id} {}", short(title));
        }
    }
    for changed in &rows.changed {
        let _ = writeln!(text, "~ {} {}", changed.line.id, short(&changed.line.title));
        for field in &changed.fields {
            let _ = writeln!(text, "    {}: “{}” → “{}”", field.field, short(&field.old), short(&field.new));
        }
    }
    for (what, Moved { came, went }) in
        [("member", &rows.members), ("plan", &rows.plans), ("area", &rows.areas)]
    {
        for (mark, named) in [('+', came), ('-', went)] {
            for one in named {
                let _ = writeln!(text, "{mark} {what} {}", one.id);
            }
        }
    }
    for column in columns {
        let mark = if column.came { '+' } else { '-' };
        let _ = writeln!(text, "{mark} column “{}” of {}", column.column, column.layout);
    }
    text
}

/// k of n commitments, and k of n members with a plan in force.
fn numbers(numbers: Option<&AreaNumbers>) -> String {
    let Some(AreaNumbers { commitments, in_force, .. }) = numbers else { return "none".into() };
    let in_force = in_force.map(|(year, part)| format!(", in force {} of {} in {year}", part.k, part.n));
    format!("{} of {}{}", commitments.k, commitments.n, in_force.unwrap_or_default())
}

/// The start of a text, on one line.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let start: String = line.chars().take(LONG).collect();
    if start.len() < line.len() { start + "…" } else { start }
}

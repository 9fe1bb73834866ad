//! What a release changed as files: a line per row, field and number that is not the same.

use app::model::diary::{AreaNumbers, Difference, Line, Moved};

use super::ExportError;
use super::csv::Writer;

const COLUMNS: [&str; 7] = ["change", "of", "id", "name", "field", "old", "new"];

/// One line per thing that came, changed or went.
pub(super) fn csv(difference: &Difference, excel: bool) -> Result<Vec<u8>, ExportError> {
    let Difference { headline, areas, rows, columns, .. } = difference;
    let mut writer = Writer::new(excel);
    writer.record(COLUMNS)?;
    for change in headline.iter().filter(|change| change.old != change.new) {
        let (old, new) = (change.old.to_string(), change.new.to_string());
        writer.record(["changed", "number", "", "", change.number.slug(), &old, &new])?;
    }
    for change in areas {
        let (id, name) = (change.area.id.as_str(), change.area.name.as_str());
        let kind = match (&change.old, &change.new) {
            (None, _) => "added",
            (_, None) => "lost",
            _ => "changed",
        };
        let (old, new) = (cells(change.old.as_ref()), cells(change.new.as_ref()));
        for ((field, old), (_, new)) in old.iter().zip(&new).filter(|(old, new)| old != new) {
            writer.record([kind, "area", id, name, field, old, new])?;
        }
    }
    for (kind, lines) in [("added", &rows.added), ("lost", &rows.lost)] {
        for Line { id, title, .. } in lines {
            writer.record([kind, "commitment", id, title, "", "", ""])?;
        }
    }
    for changed in &rows.changed {
        let (id, title) = (changed.line.id.as_str(), changed.line.title.as_str());
        for field in &changed.fields {
            writer.record(["changed", "commitment", id, title, &field.field, &field.old, &field.new])?;
        }
    }
    for (what, Moved { came, went }) in
        [("member", &rows.members), ("plan", &rows.plans), ("tag", &rows.areas)]
    {
        for (kind, named) in [("added", came), ("lost", went)] {
            for one in named {
                writer.record([kind, what, &one.id, &one.name, "", "", ""])?;
            }
        }
    }
    for column in columns {
        let kind = if column.came { "added" } else { "lost" };
        writer.record([kind, "column", &column.layout, &column.column, "", "", ""])?;
    }
    writer.finish()
}

/// The numbers of an area by their names; all empty where there are none.
fn cells(numbers: Option<&AreaNumbers>) -> [(&'static str, String); 6] {
    let of = |part: fn(&AreaNumbers) -> Option<u32>| {
        numbers.and_then(part).map(|number| number.to_string()).unwrap_or_default()
    };
    let year = numbers.and_then(|numbers| numbers.in_force).map(|(year, _)| year.to_string());
    [
        ("coding", numbers.map(|numbers| numbers.coding.id.clone()).unwrap_or_default()),
        ("commitments_k", of(|numbers| Some(numbers.commitments.k))),
        ("commitments_n", of(|numbers| Some(numbers.commitments.n))),
        ("inforce_year", year.unwrap_or_default()),
        ("inforce_k", of(|numbers| numbers.in_force.map(|(_, part)| part.k))),
        ("inforce_n", of(|numbers| numbers.in_force.map(|(_, part)| part.n))),
    ]
}

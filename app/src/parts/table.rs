//! A plain table that turns into blocks on small screens, with a label in each cell.
//!
//! Roles are written out because a table that is displayed as blocks loses them in some browsers.

use leptos::prelude::*;

/// A table: its first column names the row.
pub(crate) struct Table<'a> {
    /// What the table holds; `None` where the heading above says it.
    pub(crate) caption: Option<&'static str>,
    /// Names of the columns.
    pub(crate) columns: &'a [&'a str],
    /// Columns of numbers, by index: they align right.
    pub(crate) numbers: &'a [usize],
    /// Cells, one list per row.
    pub(crate) rows: Vec<Vec<AnyView>>,
}

/// The name of a column of a file, which is the same in every language.
pub(crate) fn column(name: &str) -> AnyView {
    view! { <span translate="no">{name.to_owned()}</span> }.into_any()
}

/// The table as a view.
pub(crate) fn table(table: Table<'_>) -> AnyView {
    linked(table, &[])
}

/// The same with names of columns that lead somewhere: an address for each, or none.
pub(crate) fn linked(table: Table<'_>, addresses: &[Option<String>]) -> AnyView {
    let class = |column: usize| table.numbers.contains(&column).then_some("n");
    let head = table.columns.iter().enumerate().map(|(index, name)| {
        view! {
            <th scope="col" role="columnheader" class=class(index)>
                {match addresses.get(index).cloned().flatten() {
                    Some(href) => view! { <a href=href>{(*name).to_owned()}</a> }.into_any(),
                    None => (*name).to_owned().into_any(),
                }}
            </th>
        }
    });
    let head = head.collect_view();
    let rows = table.rows.into_iter().map(|cells| {
        let cells = cells.into_iter().enumerate().map(|(index, cell)| {
            if index == 0 {
                return view! {
                    <th scope="row" role="rowheader">
                        {cell}
                    </th>
                }
                .into_any();
            }
            view! {
                <td role="cell" class=class(index) data-l=table.columns.get(index).map(|name| (*name).to_owned())>
                    {cell}
                </td>
            }
            .into_any()
        });
        view! { <tr role="row">{cells.collect_view()}</tr> }
    });
    view! {
        <table role="table" class="data stack">
            {table.caption.map(|caption| view! { <caption>{caption}</caption> })}
            <thead role="rowgroup">
                <tr role="row">{head}</tr>
            </thead>
            <tbody role="rowgroup">{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

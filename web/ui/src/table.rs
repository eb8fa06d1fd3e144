//! A table; on a narrow screen its rows stand below each other, each cell with the head of its column.

use leptos::wasm_bindgen::JsCast;
use leptos::{html, prelude::*};
use web_sys::{HtmlTableElement, HtmlTableRowElement};

/// Writes the head of its column on each cell, where the style of a narrow screen finds it.
fn name_cells(table: &HtmlTableElement, heads: &[String]) {
    let rows = table.rows();
    // The first row is the heads themselves.
    for at in 1..rows.length() {
        let row = rows.item(at).and_then(|row| row.dyn_into::<HtmlTableRowElement>().ok());
        let Some(cells) = row.map(|row| row.cells()) else { continue };
        for (column, head) in (0..cells.length()).zip(heads) {
            if let Some(cell) = cells.item(column) {
                let _ = cell.set_attribute("data-head", head);
            }
        }
    }
}

/// A table with its caption and column heads; the children are its rows.
#[component]
pub fn Table(
    /// The id of the caption.
    #[prop(into)]
    id: String,
    /// What the table shows.
    #[prop(into)]
    caption: Signal<String>,
    /// The heads of the columns.
    columns: Vec<Signal<String>>,
    /// Which columns hold numbers, counted from 0; their heads stand over the numbers, to the right.
    #[prop(optional)]
    numbers: &'static [usize],
    /// The caption is not shown, where the heading of the page says the same.
    #[prop(optional)]
    quiet: bool,
    children: Children,
) -> impl IntoView {
    let caption_id = id.clone();
    let table = NodeRef::<html::Table>::new();
    let named = columns.clone();
    Effect::new(move |_| {
        let heads: Vec<String> = named.iter().map(|head| head.get()).collect();
        if let Some(table) = table.get() {
            name_cells(&table, &heads);
        }
    });
    let heads = columns.into_iter().enumerate().map(|(column, head)| {
        view! { <th scope="col" class:ui-number=numbers.contains(&column)>{head}</th> }
    });
    let heads = heads.collect_view();
    view! {
        <div class="ui-scroll" role="region" tabindex="0" aria-labelledby=id>
            <table class="ds-table" data-hover="" node_ref=table>
                <caption id=caption_id class:ds-sr-only=quiet>{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}

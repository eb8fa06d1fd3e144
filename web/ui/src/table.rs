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

/// The order of a table's rows: by which column, and which way.
#[derive(Clone, Copy)]
pub struct Sorting(RwSignal<(usize, bool)>);

impl Sorting {
    /// By a column, from its beginning.
    pub fn by(column: usize) -> Sorting {
        Sorting(RwSignal::new((column, false)))
    }

    /// The column, and whether its end comes first.
    pub fn now(self) -> (usize, bool) {
        self.0.get()
    }

    /// By another column; by the same, the other way.
    fn press(self, column: usize) {
        self.0.update(|(by, descending)| {
            *descending = *by == column && !*descending;
            *by = column;
        });
    }

    /// How a column's head tells of it.
    fn told(self, column: usize) -> &'static str {
        match self.now() {
            (by, false) if by == column => "ascending",
            (by, true) if by == column => "descending",
            _ => "none",
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
    /// The order of its rows, where one can choose it by the heads; whoever gives the rows gives them in it.
    #[prop(optional)]
    sorting: Option<Sorting>,
    children: Children,
) -> impl IntoView {
    let caption_id = id.clone();
    let table = NodeRef::<html::Table>::new();
    let named = columns.clone();
    Effect::new(move |_| {
        let heads: Vec<String> = named.iter().map(|head| head.get()).collect();
        // In another order the rows are new ones.
        if let Some(sorting) = sorting {
            sorting.0.track();
        }
        if let Some(table) = table.get() {
            name_cells(&table, &heads);
        }
    });
    let heads = columns.into_iter().enumerate().map(|(column, head)| {
        let number = numbers.contains(&column);
        match sorting {
            None => view! { <th scope="col" class:ui-number=number>{head}</th> }.into_any(),
            Some(sorting) => view! {
                <th scope="col" class:ui-number=number aria-sort=move || sorting.told(column)>
                    <button type="button" on:click=move |_| sorting.press(column)>{head}</button>
                </th>
            }
            .into_any(),
        }
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

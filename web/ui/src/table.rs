//! A table that scrolls inside its own place on a narrow screen.

use leptos::prelude::*;

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
    let heads = columns.into_iter().enumerate().map(|(column, head)| {
        view! { <th scope="col" class:ui-number=numbers.contains(&column)>{head}</th> }
    });
    let heads = heads.collect_view();
    view! {
        <div class="ui-scroll" role="region" tabindex="0" aria-labelledby=id>
            <table class="ds-table" data-hover="">
                <caption id=caption_id class:ds-sr-only=quiet>{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}

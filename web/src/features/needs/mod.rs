//! Knowledge needs: lists, one need, and the form.

mod detail;
mod edit;
mod list;
pub(in crate::features) mod near;
#[cfg(test)]
mod samples;

pub(in crate::features) use detail::happened;

use crate::routing::Route;
use leptos::prelude::*;

/// The pages for reading.
pub(crate) fn page(route: Route) -> AnyView {
    match route {
        Route::Need(id) => view! { <detail::NeedPage id=id /> }.into_any(),
        Route::PublishedNeed(id) => view! { <detail::PublishedNeedPage id=id /> }.into_any(),
        Route::Register => view! { <list::Register /> }.into_any(),
        _ => view! { <list::Needs /> }.into_any(),
    }
}

/// The pages for writing.
pub(crate) fn form_page(route: Route) -> AnyView {
    match route {
        Route::EditNeed(id) => view! { <edit::EditNeed id=id /> }.into_any(),
        _ => view! { <edit::NewNeed /> }.into_any(),
    }
}

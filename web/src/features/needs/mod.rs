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

/// The needs that one works with, and the register that is open to all.
pub(crate) fn lists(route: Route) -> AnyView {
    match route {
        Route::Register => view! { <list::Register /> }.into_any(),
        _ => view! { <list::Needs /> }.into_any(),
    }
}

/// A need, for those who work with it and for everyone.
pub(crate) fn need(route: Route) -> AnyView {
    match route {
        Route::Need(id) => view! { <detail::NeedPage id=id /> }.into_any(),
        Route::PublishedNeed(id) => view! { <detail::PublishedNeedPage id=id /> }.into_any(),
        _ => ().into_any(),
    }
}

/// The pages for writing.
pub(crate) fn form_page(route: Route) -> AnyView {
    match route {
        Route::EditNeed(id) => view! { <edit::EditNeed id=id /> }.into_any(),
        _ => view! { <edit::NewNeed /> }.into_any(),
    }
}

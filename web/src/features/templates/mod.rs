//! Templates, and the documents to sign that are made from them.

mod detail;
mod document;
mod list;
mod publish;
mod rendered;
mod steps;

pub(in crate::features) use detail::title_in;

use crate::routing::Route;
use leptos::prelude::*;

/// The pages of this folder.
pub(crate) fn page(route: Route) -> AnyView {
    match route {
        Route::NewTemplate => view! { <publish::NewTemplate /> }.into_any(),
        Route::Template(key) => view! { <detail::TemplatePage template=key /> }.into_any(),
        Route::NewTemplateVersion(key) => view! { <publish::NewVersion template=key /> }.into_any(),
        _ => view! { <list::Templates /> }.into_any(),
    }
}

//! Groups with a mandate, theme networks, and who represents KSF where.

mod choices;
mod detail;
mod events;
mod list;
mod members;
mod networks;
mod new;
mod representatives;
#[cfg(test)]
mod samples;
mod steps;

pub(super) use choices::{clusters, organisations};
pub(in crate::features) use events::happened;
pub(super) use steps::end;

use crate::routing::Route;
use leptos::prelude::*;

/// The pages of this folder.
pub(crate) fn page(route: Route) -> AnyView {
    match route {
        Route::NewGroup => view! { <new::NewGroup /> }.into_any(),
        Route::Group(id) => view! { <detail::GroupPage id=id /> }.into_any(),
        Route::Networks => view! { <networks::Networks /> }.into_any(),
        Route::NewNetwork => view! { <networks::NewNetwork /> }.into_any(),
        Route::Network(id) => view! { <networks::NetworkPage id=id /> }.into_any(),
        Route::Representatives => view! { <representatives::Representatives /> }.into_any(),
        _ => view! { <list::Groups /> }.into_any(),
    }
}

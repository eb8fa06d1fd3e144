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

/// The groups, the networks and those who represent KSF.
pub(crate) fn lists(route: Route) -> AnyView {
    match route {
        Route::Networks => view! { <networks::Networks /> }.into_any(),
        Route::Representatives => view! { <representatives::Representatives /> }.into_any(),
        _ => view! { <list::Groups /> }.into_any(),
    }
}

/// A group, and starting one.
pub(crate) fn group(route: Route) -> AnyView {
    match route {
        Route::Group(id) => view! { <detail::GroupPage id=id /> }.into_any(),
        _ => view! { <new::NewGroup /> }.into_any(),
    }
}

/// A network, and starting one.
pub(crate) fn network(route: Route) -> AnyView {
    match route {
        Route::Network(id) => view! { <networks::NetworkPage id=id /> }.into_any(),
        _ => view! { <networks::NewNetwork /> }.into_any(),
    }
}

//! stub
use crate::routing::Route;
use leptos::prelude::*;
pub(crate) fn page(_route: Route) -> AnyView {
    ().into_any()
}

//! Where to go on from the page of a place: its sheet for a meeting, all that has changed, and whom to reach. One for
//! municipalities, clusters and regions, right below how the place stands.

use crate::i18n::use_i18n;
use crate::routing::Route;
use crate::session::use_session;
use leptos::prelude::*;
use texts::{Key, key};

/// The links.
#[component]
pub(in crate::features) fn Ways(
    /// The sheet of the place.
    sheet: String,
    /// How the place is named in the address of a list: `cluster` and its id.
    place: (&'static str, String),
    /// More ways on.
    #[prop(optional)]
    more: Vec<(Key, String)>,
) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let (name, value) = place;
    let timeline = Route::Timeline.with_query(&[(name, &value)]);
    // The directory is for those signed in.
    let contacts = move || {
        let reads = session.me().is_some();
        let href = Route::Contacts.with_query(&[(name, &value)]);
        reads.then(|| view! { <a class="ds-link" href=href>{i18n.t(key::PLACE_PAGE_CONTACTS)}</a> })
    };
    let more =
        more.into_iter().map(|(words, href)| view! { <a class="ds-link" href=href>{i18n.t(words)}</a> });
    view! {
        <p class="ds-paragraph app-row">
            {contacts}
            {more.collect_view()}
            <a class="ds-link" href=timeline>{i18n.t(key::PLACE_PAGE_TIMELINE)}</a>
            <a class="ds-link" href=sheet>{i18n.t(key::SHEET_LINK)}</a>
        </p>
    }
}

//! A one-time link, shown once to the administrator who made it.

use crate::features::one_time::LinkToGive;
use crate::i18n::use_i18n;
use contract::people::OneTimeLink;
use leptos::prelude::*;
use texts::key;
use ui::Dialog;

/// A link that was made, and for whom.
#[derive(Clone)]
pub(super) struct Made {
    pub(super) name: String,
    pub(super) link: OneTimeLink,
}

/// The link in a dialog; closing it forgets the link.
#[component]
pub(super) fn ShowLink(link: RwSignal<Option<Made>>) -> impl IntoView {
    let i18n = use_i18n();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(link.with(Option::is_some)));
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now {
            link.set(None);
        }
        now
    });
    let heading = Signal::derive(move || {
        let name = link.with(|made| made.as_ref().map(|m| m.name.clone())).unwrap_or_default();
        i18n.fill(key::ACCOUNTS_LINK_HEADING, &[("name", &name)])
    });
    let shown = move || link.get().map(|made| view! { <LinkToGive link=made.link /> });
    view! { <Dialog id="one-time-link" heading=heading open=open>{shown}</Dialog> }
}

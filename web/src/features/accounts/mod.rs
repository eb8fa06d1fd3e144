//! Accounts, for the administrator: made here, opened by a one-time link that is shown once.

mod create;
mod link;
mod list;

use crate::i18n::use_i18n;
use crate::routing::Route;
use crate::session::use_session;
use leptos::prelude::*;
use texts::key;
use ui::{Failure, FailureView, PageHeading};

/// The page of this folder.
pub(crate) fn page(_route: Route) -> AnyView {
    view! { <Accounts /> }.into_any()
}

/// The page.
#[component]
fn Accounts() -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    if !session.me_now().is_some_and(|me| me.administers) {
        return view! {
            <PageHeading text=i18n.t(key::ACCOUNTS_HEADING) />
            <FailureView failure=Failure::Forbidden />
        }
        .into_any();
    }
    let link = RwSignal::new(None::<link::Made>);
    let changed = Trigger::new();
    view! {
        <PageHeading text=i18n.t(key::ACCOUNTS_HEADING) />
        <create::Create link=link changed=changed />
        <list::List link=link changed=changed />
        <link::ShowLink link=link />
    }
    .into_any()
}

//! Accounts, for the administrator: made here, opened by a one-time link that is shown once.

mod create;
mod link;
mod list;

use crate::i18n::use_i18n;
use crate::routing::Route;
use leptos::prelude::*;
use texts::key;
use ui::PageHeading;

/// The page of this folder.
pub(crate) fn page(_route: Route) -> AnyView {
    view! { <Accounts /> }.into_any()
}

/// The page.
#[component]
fn Accounts() -> impl IntoView {
    let i18n = use_i18n();
    let link = RwSignal::new(None::<link::Made>);
    let changed = Trigger::new();
    view! {
        <PageHeading text=i18n.t(key::ACCOUNTS_HEADING) />
        <list::List link=link changed=changed />
        <create::Create link=link changed=changed />
        <link::ShowLink link=link />
    }
}

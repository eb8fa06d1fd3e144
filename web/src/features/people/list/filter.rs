//! What narrows the list of roles: a name or a place, the role, where it stands, and the region.

use super::super::contacts::{RegionSelect, RoleSelect};
use super::super::query::ListQuery;
use crate::i18n::use_i18n;
use crate::labels::Label;
use crate::routing::Route;
use domain::access::Role;
use domain::role::RoleStatus;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use texts::key;
use ui::{Button, Choice, InputKind, Select, TextInput, Variant};

/// The filter.
#[component]
pub(super) fn Filter(query: Memo<ListQuery>) -> impl IntoView {
    let (i18n, navigate) = (use_i18n(), use_navigate());
    let draft = RwSignal::new(query.get_untracked());
    Effect::new(move |_| draft.set(query.get()));
    let statuses = Signal::derive(move || {
        // What is held is what comes without a choice.
        let held = Choice::new("", i18n.t(key::PEOPLE_STATUS_HELD));
        let rest = RoleStatus::ALL.iter().filter(|status| **status != RoleStatus::Active);
        let each = rest.map(|status| Choice::new(status.code(), i18n.t(status.key())));
        std::iter::once(held).chain(each).collect::<Vec<_>>()
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let address = draft.with_untracked(|draft| draft.page(String::new()).address(&Route::Roles));
        navigate(&address, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    view! {
        <form class="app-filter" role="search" novalidate on:submit=submit>
            <TextInput
                id="q"
                label=i18n.t(key::PEOPLE_SEARCH)
                kind=InputKind::Search
                unmarked=true
                value=Signal::derive(move || draft.with(|d| d.q.clone()))
                set_value=move |text| draft.update(|d| d.q = text)
            />
            <RoleSelect roles=Role::ALL draft=draft />
            <Select
                id="status"
                label=i18n.t(key::ACCOUNTS_STATUS)
                unmarked=true
                choices=statuses
                value=Signal::derive(move || {
                    draft.with(|d| d.status.map(RoleStatus::code).unwrap_or_default().to_owned())
                })
                set_value=move |code: String| draft.update(|d| d.status = code.parse().ok())
            />
            <RegionSelect draft=draft />
            <div class="app-row">
                <Button submit=true variant=Variant::Secondary>{i18n.t(key::UI_SEARCH)}</Button>
                <Show when=move || query.with(ListQuery::is_narrowed)>
                    <a class="ds-link" href=Route::Roles.path()>{i18n.t(key::UI_CLEAR_FILTERS)}</a>
                </Show>
            </div>
        </form>
    }
}

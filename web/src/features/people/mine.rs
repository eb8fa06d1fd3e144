//! One's own roles: what one was offered, and what one holds.

use super::told::{days, titled};
use crate::features::waiting::Deputyships;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::routing::Route;
use crate::session::load;
use contract::page::{Page, Paging};
use contract::people::{Oneself, RoleAssignmentFilter, RoleAssignmentView};
use domain::role::RoleStatus;
use leptos::prelude::*;
use texts::key;
use ui::{Color, Loaded, Tag};

/// What one was offered and holds, now or from a day that is set; what waits for an answer comes first.
#[component]
pub(super) fn Mine() -> impl IntoView {
    let i18n = use_i18n();
    let mine = load(async move |session| {
        let filter = RoleAssignmentFilter {
            holder: Some(Oneself::Me),
            status: vec![RoleStatus::Proposed, RoleStatus::Confirmed, RoleStatus::Active],
            ..RoleAssignmentFilter::default()
        };
        let paging = Paging { limit: Some(200), ..Paging::default() };
        session.call(async |client| client.list_role_assignments(&filter, &paging).await).await
    });
    view! {
        <Loaded resource=mine view=move |page| parts(i18n, page) />
        <Deputyships />
    }
}

fn parts(i18n: I18n, page: Page<RoleAssignmentView>) -> AnyView {
    let (offers, held): (Vec<_>, Vec<_>) =
        page.items.into_iter().partition(|role| role.status == RoleStatus::Proposed);
    let waiting = (!offers.is_empty()).then(|| {
        let each = offers.into_iter().map(|role| offer(i18n, role)).collect_view();
        view! {
            <section class="app-panel" data-color="warning" aria-labelledby="offers">
                <h2 class="ds-heading" data-size="sm" id="offers">{i18n.t(key::PEOPLE_MINE_WAITING)}</h2>
                <ul class="app-list">{each}</ul>
            </section>
        }
    });
    let own = if held.is_empty() {
        view! { <p class="ds-paragraph">{i18n.t(key::PEOPLE_MINE_NONE)}</p> }.into_any()
    } else {
        let each = held.into_iter().map(|role| one(i18n, role)).collect_view();
        view! { <ul class="app-list">{each}</ul> }.into_any()
    };
    view! {
        {waiting}
        <section class="app-stack" aria-labelledby="mine">
            <h2 class="ds-heading" data-size="sm" id="mine">{i18n.t(key::PEOPLE_MINE)}</h2>
            {own}
        </section>
    }
    .into_any()
}

fn offer(i18n: I18n, role: RoleAssignmentView) -> impl IntoView {
    let RoleAssignmentView { id, role, valid_from, valid_to, decided_by, .. } = role;
    let decided = move || i18n.fill(key::PEOPLE_DECIDED_BY, &[("name", &decided_by)]);
    let title = Signal::derive(move || titled(i18n, &role));
    view! {
        <li>
            <strong>{title}</strong>
            <div class="app-meta">
                <span>{move || days(i18n, valid_from, valid_to)}</span>
                <span>{decided}</span>
            </div>
            <div>
                <a class="ds-link" href=Route::RolePage(id).path()>
                    {i18n.t(key::PEOPLE_MINE_ANSWER)}
                    <span class="ds-sr-only">": " {title}</span>
                </a>
            </div>
        </li>
    }
}

fn one(i18n: I18n, role: RoleAssignmentView) -> impl IntoView {
    let RoleAssignmentView { id, role, valid_from, valid_to, status, .. } = role;
    let coming = (status == RoleStatus::Confirmed)
        .then(|| view! { <Tag color=Color::Info>{i18n.t(status.key())}</Tag> });
    view! {
        <li>
            <div class="app-row">
                <a class="ds-link" href=Route::RolePage(id).path()>{move || titled(i18n, &role)}</a>
                {coming}
            </div>
            <div class="app-meta">{move || days(i18n, valid_from, valid_to)}</div>
        </li>
    }
}

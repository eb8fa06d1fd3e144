//! Roles: what waits for one, one's own, and all that one may see.

mod filter;

use super::mine::Mine;
use super::query::ListQuery;
use super::told::{days, place_link, status_color};
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::routing::Route;
use crate::session::{load, reads_roles, use_session};
use contract::page::Page;
use contract::people::RoleAssignmentView;
use filter::Filter;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use texts::key;
use ui::{Announcer, LinkButton, Loaded, PageHeading, Pager, Table, Tag};

/// The page.
#[component]
pub(super) fn Roles() -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let offers = move || {
        let may = session.me().is_some_and(|me| !me.may_offer.is_empty());
        may.then(|| view! { <LinkButton href=Route::OfferRole.path()>{i18n.t(key::PEOPLE_OFFER_HEADING)}</LinkButton> })
    };
    let reads = session.me_now().is_some_and(|me| reads_roles(&me));
    view! {
        <div class="app-head">
            <PageHeading text=i18n.t(key::NAV_ROLES) />
            {offers}
        </div>
        <Mine />
        {reads.then(|| view! { <All /> })}
    }
}

#[component]
fn All() -> impl IntoView {
    let (i18n, map) = (use_i18n(), use_location().query);
    let query = Memo::new(move |_| map.with(|map| ListQuery::read(|name| map.get(name))));
    let list = load(move |session| {
        let (filter, paging) = query.with(|query| (query.filter(), query.paging()));
        async move { session.call(async |client| client.list_role_assignments(&filter, &paging).await).await }
    });
    let narrowed = query.with_untracked(ListQuery::is_narrowed);
    let show = move |page| table(i18n, page, &query.get_untracked(), narrowed);
    view! {
        <section class="app-stack" aria-labelledby="all">
            <h2 class="ds-heading" data-size="sm" id="all">{i18n.t(key::PEOPLE_ALL)}</h2>
            <Filter query=query />
            <Loaded resource=list view=show />
        </section>
    }
}

fn table(i18n: I18n, page: Page<RoleAssignmentView>, query: &ListQuery, told: bool) -> AnyView {
    let total = page.total.and_then(|total| u64::try_from(total).ok()).unwrap_or_default();
    let count = Signal::derive(move || i18n.count(key::PEOPLE_COUNT, total));
    if told || query.is_narrowed() {
        Announcer::get().say(count.get_untracked());
    }
    if page.items.is_empty() {
        return view! { <p class="ds-paragraph">{i18n.t(key::PEOPLE_EMPTY)}</p> }.into_any();
    }
    let next = page.next_cursor.map(|cursor| query.page(cursor).address(&Route::Roles));
    let first = (!query.cursor.is_empty()).then(|| query.page(String::new()).address(&Route::Roles));
    let row = |role: RoleAssignmentView| {
        let (from, to, status) = (role.valid_from, role.valid_to, role.status);
        view! {
            <tr>
                <th scope="row">
                    <a class="ds-link" href=Route::RolePage(role.id).path()>{role.holder}</a>
                </th>
                <td>{i18n.h(role.role.role.key())}</td>
                <td>{place_link(&role.role)}</td>
                <td><Tag color=status_color(status)>{i18n.t(status.key())}</Tag></td>
                <td>{move || days(i18n, from, to)}</td>
            </tr>
        }
    };
    let columns = vec![
        i18n.t(key::STRUCTURE_PAGE_NAME),
        i18n.h(key::ROLE_ASSIGNMENT),
        i18n.t(key::PEOPLE_PLACE),
        i18n.t(key::ACCOUNTS_STATUS),
        i18n.h(key::TERM),
    ];
    let rows = page.items.into_iter().map(row).collect_view();
    view! {
        <Table id="roles" caption=count columns=columns>{rows}</Table>
        <Pager next=next first=first />
    }
    .into_any()
}

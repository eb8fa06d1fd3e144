//! Roles: what waits for one, one's own, and all that one may see.

use super::mine::Mine;
use super::query::{ROLES, filter, paging};
use super::told::{days, place_link, status_color};
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::narrow::{Found, Narrow, Narrowed, Part};
use crate::routing::Route;
use crate::session::{load, reads_roles, use_session};
use contract::page::Page;
use contract::people::RoleAssignmentView;
use domain::access::Role;
use domain::role::RoleStatus;
use leptos::prelude::*;
use texts::key;
use ui::{Choice, LinkButton, Loaded, PageHeading, Table, Tag};

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

fn parts(i18n: I18n) -> Vec<Part> {
    // What is held is what comes without a choice.
    let rest = RoleStatus::ALL.iter().filter(|status| **status != RoleStatus::Active);
    let rest = rest.map(|status| Choice::new(status.code(), i18n.t(status.key()))).collect();
    vec![
        Part::search(i18n.t(key::PEOPLE_SEARCH)),
        Part::code(i18n, "role", i18n.h(key::ROLE_ASSIGNMENT), Role::ALL),
        Part::choose("status", i18n.t(key::ACCOUNTS_STATUS), Signal::stored(rest))
            .without(key::PEOPLE_STATUS_HELD),
        Part::region(i18n),
    ]
}

#[component]
fn All() -> impl IntoView {
    let i18n = use_i18n();
    let query = Narrowed::here(Route::Roles, ROLES);
    let list = load(move |session| {
        let (filter, paging) = query.with(|query| (filter(query), paging(query)));
        async move { session.call(async |client| client.list_role_assignments(&filter, &paging).await).await }
    });
    let narrowed = query.with_untracked(Narrowed::is_narrowed);
    let show = move |page| table(i18n, page, &query.get_untracked(), narrowed);
    view! {
        <section class="app-stack" aria-labelledby="all">
            <h2 class="ds-heading" data-size="sm" id="all">{i18n.t(key::PEOPLE_ALL)}</h2>
            <Narrow query=query parts=parts(i18n) />
            <Loaded resource=list view=show />
        </section>
    }
}

fn table(i18n: I18n, page: Page<RoleAssignmentView>, query: &Narrowed, told: bool) -> AnyView {
    let found = Found::new(key::PEOPLE_COUNT, key::PEOPLE_EMPTY).aloud(told || query.is_narrowed());
    found.show(i18n, page, query, |all, count| {
        let row = |role: RoleAssignmentView| {
            let (from, to, status) = (role.valid_from, role.valid_to, role.status);
            view! {
                <tr>
                    <th scope="row">
                        <a class="ds-link" href=Route::RolePage(role.id).path()>{role.holder}</a>
                    </th>
                    <td>{i18n.h(role.role.role.key())}</td>
                    <td>{place_link(&role.role, from)}</td>
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
        let rows = all.into_iter().map(row).collect_view();
        view! {
            <Table id="roles" caption=count columns=columns>{rows}</Table>
        }
        .into_any()
    })
}

//! The directory: who is contact and coordinator of what, how to reach them, and who answers where nobody is.

mod answers;
mod place;

use super::query::{CONTACTS, filter, paging};
use super::told::{away, days, place_link, stands_in};
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::narrow::{Found, Narrow, Narrowed, Part};
use crate::routing::Route;
use crate::session::load;
use answers::Answers;
use contract::page::Page;
use contract::people::RoleAssignmentView;
use domain::access::policy::DIRECTORY;
use leptos::prelude::*;
use place::PlaceStands;
use texts::key;
use ui::{Loaded, PageHeading, Table};

/// The page.
#[component]
pub(super) fn Contacts() -> impl IntoView {
    let i18n = use_i18n();
    let query = Narrowed::here(Route::Contacts, CONTACTS);
    let list = load(move |session| {
        let (filter, paging) = query.with(|query| (filter(query), paging(query)));
        async move { session.call(async |client| client.list_role_assignments(&filter, &paging).await).await }
    });
    let show = move |page| table(i18n, page, &query.get_untracked());
    let words = Memo::new(move |_| query.with(|query| (query.text("q"), query.text("municipality"))));
    let narrowed = Memo::new(move |_| query.with(|query| (query.text("region"), query.code("cluster"))));
    let parts = vec![
        Part::search(i18n.t(key::PEOPLE_SEARCH)),
        Part::code(i18n, "role", i18n.h(key::ROLE_ASSIGNMENT), DIRECTORY),
        Part::region(i18n),
        Part::cluster(i18n, key::CLUSTER_SHORT),
    ];
    view! {
        <PageHeading text=i18n.t(key::NAV_CONTACTS) />
        <p class="ds-paragraph">{i18n.t(key::PEOPLE_CONTACTS_INTRO)}</p>
        <Narrow query=query parts=parts />
        {move || {
            let (region, cluster) = narrowed.get();
            view! { <PlaceStands region=region cluster=cluster /> }
        }}
        {move || {
            let (q, municipality) = words.get();
            view! { <Answers q=q municipality=municipality /> }
        }}
        <Loaded resource=list view=show />
    }
}

fn table(i18n: I18n, page: Page<RoleAssignmentView>, query: &Narrowed) -> AnyView {
    let found = Found::new(key::PEOPLE_COUNT, key::PEOPLE_CONTACTS_EMPTY);
    // Outside KSF one finds who it is, and not how to reach them.
    let addresses = page.items.iter().any(|role| role.holder_email.is_some());
    found.show(i18n, page, query, |all, count| {
        let mut columns =
            vec![i18n.t(key::STRUCTURE_PAGE_NAME), i18n.h(key::ROLE_ASSIGNMENT), i18n.t(key::PEOPLE_PLACE)];
        columns.extend(addresses.then(|| i18n.t(key::ACCOUNT_EMAIL)));
        columns.push(i18n.t(key::STRUCTURE_PAGE_SINCE));
        let rows = all.into_iter().map(|role| row(i18n, role, addresses)).collect_view();
        view! {
            <Table id="contacts" caption=count columns=columns>{rows}</Table>
        }
        .into_any()
    })
}

fn row(i18n: I18n, role: RoleAssignmentView, addresses: bool) -> impl IntoView {
    let absent = away(&role, format::today()).map(|absence| {
        let (words, to) = (stands_in(absence), absence.valid_to);
        let from = absence.valid_from;
        view! {
            <div class="app-meta">
                <span>{words.signal(i18n)}</span>
                <span>{move || days(i18n, from, to)}</span>
            </div>
        }
    });
    let email = match role.holder_email.clone() {
        Some(email) => {
            let address = format!("mailto:{email}");
            view! { <a class="ds-link" href=address>{email}</a> }.into_any()
        }
        None => view! { {i18n.t(key::UI_UNKNOWN)} }.into_any(),
    };
    let from = role.valid_from;
    view! {
        <tr>
            <th scope="row">
                <a class="ds-link" href=Route::RolePage(role.id).path()>{role.holder}</a>
                {absent}
            </th>
            <td>{i18n.h(role.role.role.key())}</td>
            <td>{place_link(&role.role, from)}</td>
            {addresses.then(|| view! { <td>{email}</td> })}
            <td>{move || format::date(i18n, from)}</td>
        </tr>
    }
}

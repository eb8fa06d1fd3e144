//! The theme networks: what each is about, who keeps it going, and how many are in it.

use crate::asked_day::address;
use crate::features::structure::facts::municipality;
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::narrow::{Found, Name, Narrow, Narrowed, Part};
use crate::routing::Route;
use crate::session::{load, use_session};
use crate::terms::{Meaning, Term};
use contract::groups::{NetworkFilter, NetworkView};
use contract::page::Page;
use leptos::prelude::*;
use texts::key;
use ui::{LinkButton, Loaded, PageHeading};

/// The page.
#[component]
pub(in super::super) fn Networks() -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let query = Narrowed::here(Route::Networks, &[Name::text("q"), Name::day("asOf")]);
    let list = load(move |session| {
        let (filter, paging) = query.with(|query| {
            let filter =
                NetworkFilter { q: query.text("q"), as_of: query.text("asOf"), ..NetworkFilter::default() };
            (filter, query.paging())
        });
        async move { session.call(async |client| client.list_networks(&filter, &paging).await).await }
    });
    let parts = vec![
        Part::search(i18n.t(key::NETWORK_PAGE_SEARCH)),
        Part::day("asOf", i18n.t(key::GROUP_PAGE_ON_DAY)),
    ];
    let make = move || {
        let may = session.me().is_some_and(|me| !me.may_register_for.is_empty());
        may.then(|| {
            view! { <LinkButton href=Route::NewNetwork.path()>{i18n.t(key::NETWORK_PAGE_MAKE)}</LinkButton> }
        })
    };
    view! {
            <div class="app-head">
                <div class="app-row app-asked">
    <PageHeading text=i18n.h(key::NETWORK_PLURAL) />
    <Meaning of=Term::Network />
    </div>
                {make}
            </div>
            <p class="ds-paragraph">{i18n.t(key::NETWORK_PAGE_INTRO)}</p>
            <Narrow query=query parts=parts />
            <Loaded resource=list view=move |page| items(i18n, page, &query.get_untracked()) />
        }
}

fn items(i18n: I18n, page: Page<NetworkView>, query: &Narrowed) -> AnyView {
    let found = Found::new(key::NETWORK_COUNT, key::STRUCTURE_PAGE_EMPTY);
    found.show(i18n, page, query, |all, count| {
        let item = |network: NetworkView| {
            let members = u64::try_from(network.members.len()).unwrap_or_default();
            let until = network.valid_to.map(|day| {
                let text = move || i18n.fill(key::NETWORK_PAGE_UNTIL, &[("date", &format::date(i18n, day))]);
                view! { <span>{text}</span> }
            });
            view! {
                <li>
                    <a class="ds-link" href=address(&Route::Network(network.id), None)>{network.name}</a>
                    <p class="ds-paragraph">{network.theme}</p>
                    <div class="app-meta">
                        <span>
                            {i18n.t(key::NETWORK_PAGE_COORDINATOR)} ": " {municipality(&network.coordinator)}
                        </span>
                        <span>{move || i18n.count(key::GROUP_MEMBER_COUNT, members)}</span>
                        {until}
                    </div>
                </li>
            }
        };
        view! {
            <p class="ds-paragraph app-meta">{count}</p>
            <ul class="app-list">{all.into_iter().map(item).collect_view()}</ul>
        }
        .into_any()
    })
}

//! Where an organisation can help, and which groups it is in or has itself.

use crate::every::every;
use crate::features::structure::facts::period;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::routing::{Route, Slug};
use crate::session::load;
use contract::groups::{RepresentativeFilter, RepresentativeView};
use contract::organisations::{OrganisationHelp, OrganisationView};
use domain::OrganisationId;
use domain::organisation::HelpTopic;
use leptos::prelude::*;
use texts::key;
use time::Date;
use ui::Loaded;

/// What somebody can help with, as a list.
pub(in super::super) fn topics(i18n: I18n, topics: &[HelpTopic]) -> impl IntoView + use<> {
    let items = topics.iter().map(|topic| view! { <li>{i18n.h(topic.key())}</li> }).collect_view();
    view! { <ul class="ds-list">{items}</ul> }
}

#[component]
pub(super) fn Helps(organisation: Signal<OrganisationView>) -> impl IntoView {
    let i18n = use_i18n();
    let one = move |help: OrganisationHelp| {
        let route = Route::RegionActors(Slug(help.region.slug));
        view! {
            <li>
                <strong><a class="ds-link" href=route.path()>{help.region.name}</a></strong>
                {topics(i18n, &help.topics)}
                {help.help.map(|text| view! { <p class="ds-paragraph app-prose app-text">{text}</p> })}
            </li>
        }
    };
    let list = move || {
        let helps = organisation.with(|one| one.helps.clone());
        if helps.is_empty() {
            return view! { <p class="ds-paragraph">{i18n.t(key::ORGANISATION_PAGE_HELPS_NONE)}</p> }
                .into_any();
        }
        view! { <ul class="app-list">{helps.into_iter().map(one).collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="app-stack" aria-labelledby="helps">
            <h2 class="ds-heading" data-size="sm" id="helps">{i18n.t(key::ORGANISATION_PAGE_HELPS)}</h2>
            {list}
        </section>
    }
}

#[component]
pub(super) fn Groups(id: OrganisationId, day: Option<Date>) -> impl IntoView {
    let i18n = use_i18n();
    let found = load(move |session| {
        let as_of = day.map(|day| day.to_string());
        let filter =
            RepresentativeFilter { organisation: Some(id), as_of, ..RepresentativeFilter::default() };
        async move {
            session
                .call(async |client| {
                    every(async |paging| client.list_representatives(&filter, paging).await).await
                })
                .await
        }
    });
    view! {
        <section class="app-stack" aria-labelledby="groups">
            <h2 class="ds-heading" data-size="sm" id="groups">{i18n.h(key::GROUP_PLURAL)}</h2>
            <Loaded resource=found view=move |found| groups(i18n, id, found) />
        </section>
    }
}

fn groups(i18n: I18n, id: OrganisationId, found: Vec<RepresentativeView>) -> AnyView {
    let own = |one: &&RepresentativeView| one.organisation.as_ref().is_some_and(|party| party.id == id);
    let mut arenas: Vec<_> =
        found.iter().filter(|one| !own(one)).filter_map(|one| one.group.clone()).collect();
    arenas.dedup_by(|one, other| one.id == other.id);
    let member = |one: &RepresentativeView| {
        let (from, to) = (one.valid_from, one.valid_to);
        let route = one.group.as_ref().map(|group| Route::Group(group.id).path());
        let part = one.part.map(|part| view! { <span>{i18n.h(part.key())}</span> });
        view! {
            <li>
                <a class="ds-link" href=route>{one.arena.clone()}</a>
                <div class="app-meta">{part} <span>{move || period(i18n, from, to)}</span></div>
            </li>
        }
    };
    let arena = |group: contract::groups::GroupRef| {
        view! {
            <li>
                <a class="ds-link" href=Route::Group(group.id).path()>{group.name}</a>
                <div class="app-meta">{i18n.t(key::ORGANISATION_PAGE_OWN_ARENA)}</div>
            </li>
        }
    };
    let members = found.iter().filter(own).map(member).collect_view();
    let arenas = arenas.into_iter().map(arena).collect_view();
    if members.is_empty() && arenas.is_empty() {
        return view! { <p class="ds-paragraph">{i18n.t(key::ORGANISATION_PAGE_GROUPS_NONE)}</p> }.into_any();
    }
    view! { <ul class="app-list">{members} {arenas}</ul> }.into_any()
}

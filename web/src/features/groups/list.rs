//! The groups: what each is for, where it lies, and how many are in it.

use crate::asked_day::address;
use crate::features::structure::facts::{cluster, formerly_called, organisation, region};
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::narrow::{Found, Name, Narrow, Narrowed, Part};
use crate::routing::Route;
use crate::session::{load, use_session};
use contract::groups::{GroupFilter, GroupView};
use contract::page::Page;
use domain::group::GroupType;
use leptos::prelude::*;
use texts::key;
use ui::{LinkButton, Loaded, PageHeading, Tag};

/// The page.
#[component]
pub(super) fn Groups() -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let names = [Name::text("q"), Name::code::<GroupType>("type"), Name::text("region"), Name::day("asOf")];
    let query = Narrowed::here(Route::Groups, &names);
    let list = load(move |session| {
        let (filter, paging) = query.with(|query| {
            let filter = GroupFilter {
                q: query.text("q"),
                kind: query.code("type").into_iter().collect(),
                region: query.text("region").into_iter().collect(),
                as_of: query.text("asOf"),
                ..GroupFilter::default()
            };
            (filter, query.paging())
        });
        async move { session.call(async |client| client.list_groups(&filter, &paging).await).await }
    });
    let parts = vec![
        Part::search(i18n.t(key::GROUP_PAGE_SEARCH)),
        Part::code(i18n, "type", i18n.t(key::GROUP_PAGE_TYPE), GroupType::ALL),
        Part::region(i18n),
        Part::day("asOf", i18n.t(key::GROUP_PAGE_ON_DAY)),
    ];
    let make = move || {
        let may = session.me().is_some_and(|me| me.answers_for.any());
        may.then(|| {
            view! { <LinkButton href=Route::NewGroup.path()>{i18n.t(key::GROUP_PAGE_MAKE)}</LinkButton> }
        })
    };
    view! {
        <div class="app-head">
            <PageHeading text=i18n.h(key::GROUP_PLURAL) />
            {make}
        </div>
        <p class="ds-paragraph">{i18n.t(key::GROUP_PAGE_INTRO)}</p>
        <Narrow query=query parts=parts />
        <Loaded resource=list view=move |page| items(i18n, page, &query.get_untracked()) />
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Representatives.path()>{i18n.t(key::GROUP_PAGE_REPRESENTATIVES)}</a>
        </p>
    }
}

/// Where a group lies.
pub(super) fn place(i18n: I18n, group: &GroupView) -> AnyView {
    match (&group.cluster, &group.region) {
        (Some(place), _) => cluster(place),
        (None, Some(place)) => region(place),
        (None, None) => view! { {i18n.t(key::LEVEL_NATIONAL)} }.into_any(),
    }
}

fn items(i18n: I18n, page: Page<GroupView>, query: &Narrowed) -> AnyView {
    let found = Found::new(key::GROUP_COUNT, key::STRUCTURE_PAGE_EMPTY);
    found.show(i18n, page, query, |all, count| {
        let item = |group: GroupView| {
            let members = u64::try_from(group.members.len()).unwrap_or_default();
            let before = formerly_called(i18n, &group.former_names);
            let arena = group.arena.as_ref().map(organisation);
            view! {
                <li>
                    <div class="app-row">
                        <a class="ds-link" href=address(&Route::Group(group.id), None)>{group.name.clone()}</a>
                        <Tag>{i18n.h(group.kind.key())}</Tag>
                    </div>
                    <div class="app-meta">
                        {arena.unwrap_or_else(|| place(i18n, &group))}
                        <span>{move || i18n.count(key::GROUP_MEMBER_COUNT, members)}</span>
                        {before}
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

//! A new group: what it is called, where it lies, and what it is to do.

use super::choices::organisations;
use super::steps::make;
use crate::features::people::posts;
use crate::i18n::use_i18n;
use crate::routing::Route;
use crate::session::{load, use_session};
use crate::steps::{Choice, StepForm};
use crate::words::Words;
use client::Versioned;
use contract::groups::GroupView;
use contract::page::{Page, Paging};
use contract::people::Desks;
use contract::structure::{AsOf, RegionView};
use domain::ClusterId;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;
use texts::key;
use ui::{Loaded, PageHeading};

const NATION: &str = "nation";
/// Before the slug of a region.
const REGION: &str = "region-";

/// Where one may make a group: the desks one answers for, and what lies below them.
fn places(desks: &Desks, regions: &[RegionView]) -> Vec<Choice> {
    let nation = Choice { value: NATION.to_owned(), words: Words::Text(key::LEVEL_NATIONAL) };
    let mut all = Vec::from_iter(desks.national.then_some(nation));
    let mut add = |value: String, name: &str| {
        if all.iter().all(|known: &Choice| known.value != value) {
            all.push(Choice { value, words: Words::Said(name.to_owned()) });
        }
    };
    let region = |slug: &str| format!("{REGION}{slug}");
    let below: Vec<_> = regions.iter().filter(|one| desks.region(&one.slug)).collect();
    for one in &desks.regions {
        add(region(&one.slug), &one.name);
    }
    for one in &below {
        add(region(&one.slug), &one.name);
    }
    for one in desks.clusters.iter().chain(below.iter().flat_map(|one| &one.clusters)) {
        add(one.id.to_string(), &one.name);
    }
    all
}

/// The region or the cluster that was chosen; neither at the national level.
pub(super) fn placed(value: &str) -> (Option<String>, Option<ClusterId>) {
    match value.strip_prefix(REGION) {
        Some(slug) => (Some(slug.to_owned()), None),
        None => (None, value.parse().ok()),
    }
}

/// The page.
#[component]
pub(super) fn NewGroup() -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let may = session.me_now().is_some_and(|me| me.answers_for.any());
    let regions = load(async |session| {
        session.call(async |client| client.list_regions(&AsOf::default(), &Paging::default()).await).await
    });
    let show = move |page: Page<RegionView>| view! { <Form regions=page.items /> }.into_any();
    view! {
        <PageHeading text=i18n.t(key::GROUP_PAGE_MAKE) />
        {if may {
            view! { <Loaded resource=regions view=show /> }.into_any()
        } else {
            view! {
                <p class="ds-paragraph"><strong>{i18n.t(key::GROUP_PAGE_CANNOT_TITLE)}</strong></p>
                <p class="ds-paragraph">{i18n.t(key::GROUP_PAGE_CANNOT_DETAIL)} " " {posts::find(i18n)}</p>
            }
            .into_any()
        }}
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Groups.path()>{i18n.t(key::GROUP_PAGE_BACK)}</a>
        </p>
    }
}

#[component]
fn Form(regions: Vec<RegionView>) -> impl IntoView {
    let (session, navigate) = (use_session(), use_navigate());
    let step = session.me_now().map(|me| {
        let places = places(&me.answers_for, &regions);
        Arc::new(make(places, organisations()))
    });
    let done = move |made: Option<Versioned<GroupView>>| {
        let route = made.map_or(Route::Groups, |made| Route::Group(made.value.id));
        navigate(&route.path(), NavigateOptions::default());
    };
    let done = Callback::new(done);
    step.map(|step| {
        view! {
            <StepForm step=step place="group" etag=Signal::stored(String::new()) on_done=done on_reload=|()| {} />
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_group_lies_where_one_answers_or_below() {
        let region = |slug: &str, name: &str, clusters: serde_json::Value| {
            let region = json!({
                "id": "0199b0a0-0000-7000-8000-000000000009", "version": 1, "slug": slug, "name": name,
                "status": "established", "counties": [], "municipalityCount": 43, "municipalitiesInCluster": 9,
                "hasCoordinator": true, "clusters": clusters, "hosts": [], "statuses": [], "decidedBy": "KS", "source": "x",
                "lacks": [], "lackRules": [], "allowedActions": [],
            });
            serde_json::from_value::<RegionView>(region).unwrap()
        };
        let id = "0199b0a0-0000-7000-8000-000000000001";
        let all = [
            region("vest", "KSF Vest", json!([{ "id": id, "name": "Kystklynga" }])),
            region("nord", "KSF Nord", json!([])),
        ];
        let desks = |value: serde_json::Value| serde_json::from_value::<Desks>(value).unwrap();
        let of = |desks: &Desks| places(desks, &all).into_iter().map(|place| place.value).collect::<Vec<_>>();
        let vest = desks(
            json!({ "national": false, "regions": [{ "slug": "vest", "name": "KSF Vest" }], "clusters": [] }),
        );
        assert_eq!(of(&vest), ["region-vest", id]);
        let nation = desks(json!({ "national": true, "regions": [], "clusters": [] }));
        assert_eq!(of(&nation), ["nation", "region-vest", "region-nord", id]);
        assert_eq!(placed("nation"), (None, None));
        assert_eq!(placed("region-vest"), (Some("vest".to_owned()), None));
        assert_eq!(placed(id).1.unwrap().to_string(), id);
    }
}

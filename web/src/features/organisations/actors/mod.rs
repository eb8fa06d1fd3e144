//! Each region's map of actors: who can help, with what, and which office to turn to.

mod steps;

use super::detail::topics;
use crate::every::every;
use crate::features::structure::facts::organisation;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::narrow::{Name, Narrow, Narrowed, Part};
use crate::routing::{Route, Slug};
use crate::session::{load, use_session};
use crate::steps::{Actions, StepDialog, Steps};
use client::{Client, Error, Versioned};
use contract::organisations::{RegionActorFilter, RegionActorView};
use contract::people::Me;
use contract::structure::AsOf;
use domain::organisation::HelpTopic;
use leptos::prelude::*;
use std::sync::Arc;
use texts::key;
use ui::{Loaded, PageHeading, Tag, Variant};

/// The id of the heading over the list, to which the reader comes after a step.
const LIST: &str = "actors";

/// A region's map. Its lines have versions of their own.
#[derive(Clone, PartialEq)]
struct Map {
    region: String,
    topic: Option<HelpTopic>,
    lines: Vec<RegionActorView>,
}

impl Map {
    async fn fetch(client: &Client, region: &str, topic: Option<HelpTopic>) -> Result<Map, Error> {
        let filter = RegionActorFilter { topic: topic.into_iter().collect(), ..RegionActorFilter::default() };
        let lines = every(async |paging| client.list_region_actors(region, &filter, paging).await).await?;
        Ok(Map { region: region.to_owned(), topic, lines })
    }
}

/// The page.
#[component]
pub(super) fn RegionActors(slug: Slug) -> impl IntoView {
    let i18n = use_i18n();
    let route = Route::RegionActors(slug.clone());
    let query = Narrowed::here(route, &[Name::code::<HelpTopic>("topic")]);
    let name = RwSignal::new(None::<String>);
    let heading = Signal::derive(move || match name.get() {
        Some(name) => i18n.fill(key::ORGANISATION_PAGE_ACTORS_HEADING, &[("name", &name)]),
        None => i18n.text(key::ORGANISATION_PAGE_ACTORS_LINK),
    });
    let region = slug.0.clone();
    let map = load(move |session| {
        let (region, topic) = (region.clone(), query.with(|query| query.code("topic")));
        async move {
            session
                .call(async |client| {
                    let place = client.get_region(&region, &AsOf::default()).await?.value;
                    Ok((place.name, Map::fetch(&client, &region, topic).await?))
                })
                .await
        }
    });
    let refetch = move |()| map.refetch();
    let show = move |(called, map): (String, Map)| {
        name.set(Some(called));
        view! { <Whole map=map refetch=refetch /> }.into_any()
    };
    let parts = vec![Part::code(i18n, "topic", i18n.t(key::ORGANISATION_PAGE_TOPIC), HelpTopic::ALL)];
    view! {
        <PageHeading text=heading />
        <p class="ds-paragraph">{i18n.t(key::ORGANISATION_PAGE_ACTORS_INTRO)}</p>
        <Narrow query=query parts=parts />
        <Loaded resource=map view=show />
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Region(slug).path()>{i18n.t(key::ORGANISATION_PAGE_ACTORS_BACK)}</a>
        </p>
    }
}

#[component]
fn Whole(map: Map, #[prop(into)] refetch: Callback<()>) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let (place, gone) = (format!("actors.{}", map.region), Route::RegionActors(Slug(map.region.clone())));
    let me = session.me_now();
    let may_add = me.as_ref().is_some_and(|me| me.answers_for.region(&map.region));
    let known = may_add.then(crate::features::groups::organisations);
    let current = RwSignal::new(Versioned { value: map, etag: String::new() });
    let steps = Steps::new(current);
    let list = move || {
        let map = current.with(|current| current.value.clone());
        if map.lines.is_empty() {
            return view! { <p class="ds-paragraph">{i18n.t(key::ORGANISATION_PAGE_ACTORS_NONE)}</p> }
                .into_any();
        }
        let items = map.lines.iter().map(|line| one(i18n, line, &map, steps, me.as_ref())).collect_view();
        view! { <ul class="app-list">{items}</ul> }.into_any()
    };
    let add = known.map(|known| {
        let possible = move |map: &Map| vec![steps::add(map, known)];
        let page = move |_: &Map| {
            let href = Route::NewOrganisation.path();
            vec![view! { <a class="ds-link" href=href>{i18n.t(key::ORGANISATION_PAGE_MAKE)}</a> }.into_any()]
        };
        view! { <Actions steps=steps possible=possible pages=page /> }
    });
    view! {
        {add}
        <section class="app-stack" aria-labelledby=LIST>
            <h2 class="ds-heading" data-size="sm" id=LIST tabindex="-1">{i18n.t(key::ORGANISATION_PAGE_ACTORS)}</h2>
            {list}
        </section>
        <StepDialog steps=steps place=place refetch=refetch landing=LIST gone=gone />
    }
}

fn one(
    i18n: I18n,
    line: &RegionActorView,
    map: &Map,
    steps: Steps<Map>,
    me: Option<&Arc<Me>>,
) -> impl IntoView + use<> {
    let possible = me.map(|_| steps::of_line(line, map)).unwrap_or_default();
    let buttons: Vec<_> = possible.into_iter().map(|step| steps.button_as(step, Variant::Tertiary)).collect();
    let office = line.contact_office.clone().map(|office| {
        let text = move || i18n.fill(key::ORGANISATION_PAGE_TURN_TO, &[("office", &office)]);
        view! { <p class="ds-paragraph app-text"><strong>{text}</strong></p> }
    });
    let (name, kind) = (organisation(&line.organisation), line.kind.key());
    let (topics, help) = (topics(i18n, &line.topics), line.help.clone());
    view! {
        <li>
            <div class="app-row">
                <strong>{name}</strong>
                <Tag>{i18n.h(kind)}</Tag>
            </div>
            {topics}
            {help.map(|help| view! { <p class="ds-paragraph app-prose app-text">{help}</p> })}
            {office}
            {(!buttons.is_empty()).then(|| view! { <div class="app-row">{buttons}</div> })}
        </li>
    }
}

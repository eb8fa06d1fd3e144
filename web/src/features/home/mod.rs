//! The front page: what KSF is, what is true today, and what one can do here.

mod figures;
mod newest;
mod size;

use super::waiting::WaitingLine;
use crate::i18n::use_i18n;
use crate::pages::EqualVoiceMap;
use crate::routing::Route;
use crate::session::{Person, load, use_session};
use contract::structure::{AsOf, EqualVoiceMap as Map};
use figures::{Figures, KeyFigures};
use leptos::prelude::*;
use newest::{Newest, fetched};
use size::BySize;
use texts::{Key, key};
use ui::{Failure, Loaded, PageHeading};

/// All municipalities of today, fetched once for everything on the page that is made of them.
#[derive(Clone, Copy)]
pub(in crate::features) struct MapOfToday(pub(in crate::features) LocalResource<Result<Map, Failure>>);

/// What KSF is, in five sentences.
const SENTENCES: [Key; 5] = [
    key::HOME_LEAD,
    key::HOME_ABOUT_TOGETHER,
    key::HOME_ABOUT_ANSWERS,
    key::HOME_EQUAL,
    key::HOME_ABOUT_LEAD,
];

/// The front page, for everyone.
#[component]
pub(crate) fn Home() -> impl IntoView {
    let i18n = use_i18n();
    let map = load(async move |session| {
        session.call(async |client| client.get_equal_voice_map(&AsOf::default()).await).await
    });
    let newest = fetched();
    provide_context(MapOfToday(map));
    let show = move |map| {
        let figures = Figures::of(&map);
        view! {
            <KeyFigures figures=figures newest=newest />
        }
        .into_any()
    };
    let compare = move |map| view! { <BySize figures=Figures::of(&map) /> }.into_any();
    let about = move || SENTENCES.map(|key| i18n.text(key)).join(" ");
    view! {
        <PageHeading text=i18n.t(key::HOME_HEADING) />
        <WaitingLine />
        <p class="ds-paragraph app-lead">{about}</p>
        <Loaded resource=map view=show />
        <Ways />
        <EqualVoiceMap />
        <Loaded resource=map view=compare />
        <Newest newest=newest />
    }
}

/// What one can do here, by who one is.
#[component]
fn Ways() -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let way = move |heading: Key, text: Key, ways: Vec<(Route, Key)>, data: bool| {
        let links = ways.into_iter().map(|(route, link)| {
            view! { <li><a class="ds-link" href=route.path()>{i18n.t(link)}</a></li> }
        });
        let data = data.then(|| {
            view! { <li><a class="ds-link" href="/api/docs" rel="external">{i18n.t(key::HOME_GO_OPEN_DATA)}</a></li> }
        });
        view! {
            <li class="ds-card">
                <h3 class="ds-heading" data-size="xs">{i18n.t(heading)}</h3>
                <p class="ds-paragraph">{i18n.t(text)}</p>
                <ul class="app-plain">{links.collect_view()} {data}</ul>
            </li>
        }
    };
    let municipality = move || {
        let first = match session.person() {
            Person::Somebody(_) => (Route::NewNeed, key::ACTION_REPORT_NEED),
            Person::Unknown | Person::Unreachable | Person::Nobody => (Route::SignIn, key::NAV_SIGN_IN),
        };
        let find = (Route::Municipalities, key::HOME_MUNICIPALITY_FIND);
        way(key::HOME_MUNICIPALITY_HEADING, key::HOME_MUNICIPALITY_TEXT, vec![first, find], false)
    };
    let researcher = vec![
        (Route::Register, key::HOME_GO_REGISTER),
        (Route::Clusters, key::HOME_GO_CLUSTERS),
        (Route::Networks, key::HOME_GO_NETWORKS),
    ];
    let ks = vec![(Route::Regions, key::HOME_GO_REGIONS), (Route::Timeline, key::TIMELINE_HEADING)];
    let citizen =
        vec![(Route::Municipalities, key::HOME_GO_MUNICIPALITIES), (Route::Register, key::HOME_GO_REGISTER)];
    view! {
        <section class="app-stack" aria-labelledby="ways">
            <h2 class="ds-heading" data-size="sm" id="ways">{i18n.t(key::HOME_WAYS)}</h2>
            <ul class="app-cards" data-small="">
                {municipality}
                {way(key::HOME_RESEARCHER_HEADING, key::HOME_RESEARCHER_TEXT, researcher, false)}
                {way(key::HOME_KS_HEADING, key::HOME_KS_TEXT, ks, false)}
                {way(key::HOME_CITIZEN_HEADING, key::HOME_CITIZEN_TEXT, citizen, true)}
            </ul>
        </section>
    }
}

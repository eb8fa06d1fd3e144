//! The equal-voice map: every municipality as a hexagon of the same size, on the front page and as a page of its own.

mod classes;
mod download;
mod draw;
mod find;
mod geography;
mod lattice;
mod legend;
mod map;
mod measure;
mod outline;
#[cfg(test)]
mod samples;
mod state;
mod table;

use crate::asked_day::as_of;
use crate::features::home::MapOfToday;
use crate::i18n::use_i18n;
use crate::labels::Label;
use crate::routing::Route;
use crate::session::load;
use contract::structure::EqualVoiceMap;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use measure::Measure;
use state::{Land, State};
use texts::key;
use ui::{Button, Choice, Loaded, PageHeading, Select, TextInput, Variant};

/// The page, and what stands of it on the front page.
pub(crate) fn page(route: Route) -> AnyView {
    match route {
        Route::Home => view! { <OnTheFrontPage /> }.into_any(),
        _ => view! { <MapPage /> }.into_any(),
    }
}

/// The measure that stands in the address of the page; elsewhere that which was chosen.
fn chosen(own_page: bool) -> (Signal<Measure>, Callback<String>) {
    let local = RwSignal::new(Measure::default());
    let (query, navigate) = (use_location().query, use_navigate());
    let measure = Signal::derive(move || {
        let asked = query.with(|query| query.get("measure").as_deref().and_then(Measure::of));
        if own_page { asked.unwrap_or_default() } else { local.get() }
    });
    let choose = Callback::new(move |code: String| {
        let Some(measure) = Measure::of(&code) else { return };
        if own_page {
            let stay = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
            navigate(&Route::Map.with_query(&[("measure", measure.code())]), stay);
        } else {
            local.set(measure);
        }
    });
    (measure, choose)
}

/// The map with what belongs to it, and what else a page shows of the same.
#[component]
fn Shown(
    /// Whether it is the page of its own.
    own_page: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let (measure, choose) = chosen(own_page);
    // The front page has it already; what it had is gone when one has come from there.
    let map = (!own_page).then(use_context::<MapOfToday>).flatten().map_or_else(
        || {
            load(|session| async move {
                session.call(async |client| client.get_equal_voice_map(&as_of(None)).await).await
            })
        },
        |MapOfToday(map)| map,
    );
    let show = move |map: EqualVoiceMap| {
        let state = State::new(i18n, Land::of(map.municipalities), measure);
        let more = own_page.then(|| {
            view! {
                <download::Download state=state />
                <geography::Geography state=state />
                <table::VoicesTable state=state />
            }
        });
        view! {
            <Map state=state choose=choose />
            {more}
        }
        .into_any()
    };
    view! { <Loaded resource=map view=show /> }
}

/// The map: what it shows, where one is on it, and what its colours mean.
#[component]
fn Map(state: State, choose: Callback<String>) -> impl IntoView {
    let i18n = state.i18n;
    let choices = Measure::ALL.map(|measure| Choice::new(measure.code(), i18n.h(measure.key()))).to_vec();
    let off_map = state.land().off_map();
    let off_map = (off_map > 0).then(|| {
        let text = move || i18n.count(key::MAP_OFF_MAP, u64::try_from(off_map).unwrap_or_default());
        view! { <p class="ds-paragraph app-text">{text}</p> }
    });
    view! {
        <div class="app-voices">
            <div class="app-voices-side">
                <div class="app-screen">
                    <Select
                        id="voices-measure"
                        label=i18n.t(key::MAP_MEASURE)
                        choices=Signal::stored(choices)
                        value=Signal::derive(move || state.measure.get().code().to_owned())
                        set_value=choose
                        unmarked=true
                    />
                </div>
                <Find state=state />
                <map::Line state=state />
                <legend::Legend state=state />
                {off_map}
            </div>
            <div class="app-voices-main">
                <map::Map state=state />
                <p class="ds-paragraph app-meta app-voices-hint app-screen" id="voices-hint">{i18n.t(key::MAP_HINT)}</p>
            </div>
        </div>
    }
}

/// Finds a municipality by its name, and goes to it on the map.
#[component]
fn Find(state: State) -> impl IntoView {
    let i18n = state.i18n;
    let (called, missing) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let error = Signal::derive(move || {
        missing.get().map(|name| i18n.fill(key::MAP_FIND_NOTHING, &[("name", &name)]))
    });
    let go = move |event: SubmitEvent| {
        event.prevent_default();
        let name = called.get_untracked();
        let found = find::find(&state.land().voices, &name);
        missing.set(match found {
            Some(_) => None,
            None => Some(name.trim().to_owned()).filter(|name| !name.is_empty()),
        });
        if found.is_some() {
            state.chosen.set(found);
            map::focus();
        }
    };
    view! {
        <form class="app-voices-find" role="search" on:submit=go>
            <TextInput
                id="voices-find"
                label=i18n.t(key::MAP_FIND)
                description=i18n.t(key::MAP_FIND_HELP)
                value=called
                set_value=move |name| called.set(name)
                error=error
                suggestions=Signal::stored(find::suggestions(&state.land().voices))
                unmarked=true
            />
            <Button submit=true variant=Variant::Secondary>{i18n.t(key::MAP_FIND_BUTTON)}</Button>
        </form>
    }
}

/// What stands on the front page, below its heading.
#[component]
fn OnTheFrontPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="app-stack" aria-labelledby="voices">
            <h2 class="ds-heading" data-size="md" id="voices">{i18n.t(key::MAP_HEADING)}</h2>
            <p class="ds-paragraph app-text">{i18n.t(key::MAP_LEAD)}</p>
            <Shown own_page=false />
            <p class="ds-paragraph"><a class="ds-link" href=Route::Map.path()>{i18n.t(key::MAP_MORE)}</a></p>
        </section>
    }
}

/// The page.
#[component]
fn MapPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <PageHeading text=i18n.t(key::MAP_HEADING) />
        <p class="ds-paragraph">{i18n.t(key::MAP_LEAD)}</p>
        <Shown own_page=true />
    }
}

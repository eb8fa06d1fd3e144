//! The day a part of the structure is looked at: today, or another that stands in the address. One for all that time changes.

use crate::format;
use crate::i18n::use_i18n;
use crate::routing::Route;
use crate::words::Words;
use contract::structure::AsOf;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use texts::{Key, key};
use time::Date;
use ui::{Alert, Button, InputKind, TextInput, Variant};

/// Another day than today, where the address names one that can be read.
pub(crate) fn asked_day() -> Memo<Option<Date>> {
    let map = use_location().query;
    Memo::new(move |_| {
        let day = map.with(|map| map.get("asOf")).and_then(|day| domain::iso::parse_date(&day).ok());
        day.filter(|day| *day != format::today())
    })
}

/// The day as the service is asked for it.
pub(crate) fn as_of(day: Option<Date>) -> AsOf {
    AsOf { as_of: day.map(|day| day.to_string()) }
}

/// The address of a page as it was on the day that is looked at.
pub(crate) fn on(route: &Route, day: Option<Date>) -> String {
    route.with_query(&[("asOf", &day.map(|day| day.to_string()).unwrap_or_default())])
}

/// What heads how things stand on the day.
pub(crate) fn state_heading(day: Option<Date>) -> Key {
    match day {
        None => key::ASKED_DAY_STATE,
        Some(day) if day > format::today() => key::ASKED_DAY_STATE_LATER,
        Some(_) => key::ASKED_DAY_STATE_THEN,
    }
}

/// That it is another day than today, and which.
pub(crate) fn told(i18n: crate::i18n::I18n, day: Date) -> String {
    let title = if day > format::today() { key::ASKED_DAY_LATER } else { key::ASKED_DAY_THEN };
    Words::about(title, "date", format::date(i18n, day)).in_language(i18n)
}

/// Says that another day is looked at, that nothing can be changed there, and how to come back.
#[component]
pub(crate) fn OtherDay(day: Date, route: Route) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Alert>
            <p class="ds-paragraph">
                <strong>{move || told(i18n, day)}</strong>
            </p>
            <p class="ds-paragraph">{i18n.t(key::ASKED_DAY_TEXT)}</p>
            <p class="ds-paragraph">
                <a class="ds-link" href=route.path()>{i18n.t(key::ASKED_DAY_BACK)}</a>
            </p>
        </Alert>
    }
}

/// Asks for another day.
#[component]
pub(crate) fn ChooseDay(day: Memo<Option<Date>>, route: Route) -> impl IntoView {
    let (i18n, navigate) = (use_i18n(), use_navigate());
    let draft = RwSignal::new(String::new());
    Effect::new(move |_| draft.set(day.get().map(|day| day.to_string()).unwrap_or_default()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let wanted = draft.with_untracked(|day| domain::iso::parse_date(day.trim()).ok());
        navigate(&on(&route, wanted), NavigateOptions::default());
    };
    view! {
        <form class="app-filter" novalidate on:submit=submit>
            <TextInput
                id="as-of"
                label=i18n.t(key::ASKED_DAY_ASK)
                kind=InputKind::Date
                unmarked=true
                value=draft
                set_value=move |text| draft.set(text)
            />
            <Button submit=true variant=Variant::Secondary>{i18n.t(key::ASKED_DAY_SHOW)}</Button>
        </form>
    }
}

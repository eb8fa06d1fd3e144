//! The day something is looked at: today, or another that stands in the address.

use crate::format;
use crate::i18n::use_i18n;
use crate::routing::Route;
use contract::structure::AsOf;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use texts::key;
use time::Date;
use ui::{Alert, Button, InputKind, TextInput, Variant};

/// Another day than today, where the address names one that can be read.
pub(in crate::features) fn asked_day() -> Memo<Option<Date>> {
    let map = use_location().query;
    Memo::new(move |_| {
        let day = map.with(|map| map.get("asOf")).and_then(|day| domain::iso::parse_date(&day).ok());
        day.filter(|day| *day != format::today())
    })
}

/// The day as the service is asked for it.
pub(in crate::features) fn as_of(day: Option<Date>) -> AsOf {
    AsOf { as_of: day.map(|day| day.to_string()) }
}

/// The address of a page as it was on the day that is looked at.
pub(in crate::features) fn on(route: &Route, day: Option<Date>) -> String {
    route.with_query(&[("asOf", &day.map(|day| day.to_string()).unwrap_or_default())])
}

/// Says that another day is looked at, that nothing can be changed there, and how to come back.
#[component]
pub(in crate::features) fn OtherDay(day: Date, route: Route) -> impl IntoView {
    let i18n = use_i18n();
    let title =
        if day > format::today() { key::CLUSTER_PAGE_LATER_TITLE } else { key::CLUSTER_PAGE_THEN_TITLE };
    view! {
        <Alert>
            <p class="ds-paragraph">
                <strong>{move || i18n.fill(title, &[("date", &format::date(i18n, day))])}</strong>
            </p>
            <p class="ds-paragraph">{i18n.t(key::CLUSTER_PAGE_THEN_TEXT)}</p>
            <p class="ds-paragraph">
                <a class="ds-link" href=route.path()>{i18n.t(key::CLUSTER_PAGE_THEN_BACK)}</a>
            </p>
        </Alert>
    }
}

/// Asks for another day.
#[component]
pub(in crate::features) fn ChooseDay(day: Memo<Option<Date>>, route: Route) -> impl IntoView {
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
                label=i18n.t(key::CLUSTER_PAGE_THEN_ASK)
                kind=InputKind::Date
                unmarked=true
                value=draft
                set_value=move |text| draft.set(text)
            />
            <Button submit=true variant=Variant::Secondary>{i18n.t(key::CLUSTER_PAGE_THEN_SHOW)}</Button>
        </form>
    }
}

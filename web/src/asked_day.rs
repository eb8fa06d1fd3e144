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

/// The day that a link carries: the one that is looked at, or the first day of what is told, where that is later. A place
/// that begins later has no page before that.
fn day_of_link(looked_at: Option<Date>, begins: Option<Date>, today: Date) -> Option<Date> {
    let shown = looked_at.unwrap_or(today);
    let day = begins.map_or(shown, |begins| begins.max(shown));
    (day != today).then_some(day)
}

/// The address of the page of a place, from within a page: of the day that is looked at, or of the day from which what is
/// told of the place is true.
pub(crate) fn address(route: &Route, begins: Option<Date>) -> String {
    on(route, day_of_link(asked_day().get_untracked(), begins, format::today()))
}

/// Whether the day that is looked at is over: what was then is told as it was.
pub(crate) fn is_past(day: Option<Date>) -> bool {
    day.is_some_and(|day| day < format::today())
}

/// Whether something that lasts for a time was not there on the day that is looked at. Today it is told with its days.
pub(crate) fn not_there(looked_at: Option<Date>, from: Date, to: Option<Date>) -> bool {
    looked_at.is_some_and(|day| day < from || to.is_some_and(|last| last < day))
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

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn what_had_not_begun_or_was_over_was_not_there_on_the_day_that_is_looked_at() {
        let (first, last) = (date!(2026 - 01 - 01), date!(2026 - 06 - 30));
        assert!(not_there(Some(date!(2025 - 12 - 31)), first, Some(last)));
        assert!(not_there(Some(date!(2026 - 07 - 01)), first, Some(last)));
        assert!(!not_there(Some(first), first, Some(last)) && !not_there(Some(last), first, Some(last)));
        assert!(!not_there(Some(date!(2030 - 01 - 01)), first, None), "without an end");
        assert!(!not_there(None, first, Some(last)), "today it is told with its days");
    }

    #[test]
    fn a_link_carries_the_day_on_which_its_place_is_there() {
        let (today, merger) = (date!(2026 - 11 - 27), date!(2027 - 01 - 01));
        let (past, later) = (date!(2025 - 06 - 01), date!(2028 - 01 - 01));
        assert_eq!(day_of_link(None, None, today), None);
        assert_eq!(day_of_link(None, Some(past), today), None);
        assert_eq!(day_of_link(None, Some(merger), today), Some(merger));
        assert_eq!(day_of_link(Some(past), None, today), Some(past));
        assert_eq!(day_of_link(Some(past), Some(merger), today), Some(merger));
        assert_eq!(day_of_link(Some(later), Some(merger), today), Some(later));
    }
}

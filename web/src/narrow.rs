//! Narrowing a list: what is asked for stands in the address, and a form writes it there.

use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::routing::Route;
use contract::page::Paging;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use std::collections::BTreeMap;
use std::str::FromStr;
use texts::key;
use time::Date;
use ui::{Button, Choice, InputKind, Select, TextInput, Variant};

/// The part of the address that names a later page of a list.
const CURSOR: &str = "cursor";

/// A list by its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Narrowed {
    route: Route,
    names: &'static [&'static str],
    values: BTreeMap<&'static str, String>,
    cursor: Option<String>,
}

impl Narrowed {
    fn read(route: &Route, names: &'static [&'static str], get: impl Fn(&str) -> Option<String>) -> Narrowed {
        let written = |name: &str| get(name).map(|text| text.trim().chars().take(200).collect::<String>());
        let some = |name: &&'static str| Some((*name, written(name).filter(|text| !text.is_empty())?));
        let values = names.iter().filter_map(some).collect();
        Narrowed { route: route.clone(), names, values, cursor: written(CURSOR).filter(|c| !c.is_empty()) }
    }

    /// What stands in the address of the page one is on.
    pub(crate) fn here(route: Route, names: &'static [&'static str]) -> Memo<Narrowed> {
        let map = use_location().query;
        Memo::new(move |_| map.with(|map| Narrowed::read(&route, names, |name| map.get(name))))
    }

    /// What is asked for by a name.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.values.get(name).cloned()
    }

    /// The same as a code or number, where it can be read.
    pub(crate) fn code<T: FromStr>(&self, name: &str) -> Option<T> {
        self.values.get(name).and_then(|text| text.parse().ok())
    }

    /// The same as a day in the form the service takes, where it can be read.
    pub(crate) fn day(&self, name: &str) -> Option<String> {
        self.date(name).map(|day| day.to_string())
    }

    fn date(&self, name: &str) -> Option<Date> {
        self.values.get(name).and_then(|text| domain::iso::parse_date(text).ok())
    }

    /// The part of the list that is shown, with the number of all.
    pub(crate) fn paging(&self) -> Paging {
        Paging { cursor: self.cursor.clone(), count: Some(true), ..Paging::default() }
    }

    fn at(&self, cursor: &str) -> String {
        let value = |name: &&'static str| (*name, self.values.get(name).map_or("", String::as_str));
        let pairs: Vec<_> = self.names.iter().map(value).chain([(CURSOR, cursor)]).collect();
        self.route.with_query(&pairs)
    }

    /// The address of the next page.
    pub(crate) fn next(&self, cursor: Option<String>) -> Option<String> {
        cursor.map(|cursor| self.at(&cursor))
    }

    /// The address of the first page, where this is a later one.
    pub(crate) fn first(&self) -> Option<String> {
        self.cursor.is_some().then(|| self.at(""))
    }

    fn is_narrowed(&self) -> bool {
        !self.values.is_empty()
    }

    fn with(&self, name: &'static str, text: &str) -> Narrowed {
        let mut values = self.values.clone();
        values.insert(name, text.to_owned());
        values.retain(|_, text| !text.is_empty());
        Narrowed { values, cursor: None, ..self.clone() }
    }
}

/// How something is asked for.
enum Kind {
    Search,
    Day,
    Choose(Signal<Vec<Choice>>),
}

/// One way to narrow a list.
pub(crate) struct Part {
    name: &'static str,
    label: Signal<String>,
    kind: Kind,
}

impl Part {
    /// By words.
    pub(crate) fn search(label: Signal<String>) -> Part {
        Part { name: "q", label, kind: Kind::Search }
    }

    /// As it was on a day.
    pub(crate) fn day(label: Signal<String>) -> Part {
        Part { name: "asOf", label, kind: Kind::Day }
    }

    /// By one of a few, before which «all» stands.
    pub(crate) fn choose(
        i18n: I18n,
        name: &'static str,
        label: Signal<String>,
        choices: Signal<Vec<Choice>>,
    ) -> Part {
        let all = move || Choice::new("", i18n.t(key::UI_ALL));
        let choices = Signal::derive(move || std::iter::once(all()).chain(choices.get()).collect::<Vec<_>>());
        Part { name, label, kind: Kind::Choose(choices) }
    }

    /// By one of a closed list.
    pub(crate) fn code<T: Label + std::fmt::Display>(
        i18n: I18n,
        name: &'static str,
        label: Signal<String>,
        all: &[T],
    ) -> Part {
        let choices =
            all.iter().map(|one| Choice::new(one.to_string(), i18n.h(one.key()))).collect::<Vec<_>>();
        Part::choose(i18n, name, label, Signal::stored(choices))
    }
}

/// The form that narrows a list.
#[component]
pub(crate) fn Narrow(
    /// The list as it is asked for.
    query: Memo<Narrowed>,
    /// The ways to narrow it.
    parts: Vec<Part>,
) -> impl IntoView {
    let (i18n, navigate) = (use_i18n(), use_navigate());
    let draft = RwSignal::new(query.get_untracked());
    Effect::new(move |_| draft.set(query.get()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let mut wanted = draft.get_untracked();
        wanted.values.values_mut().for_each(|text| *text = text.trim().to_owned());
        wanted.values.retain(|_, text| !text.is_empty());
        navigate(&wanted.at(""), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    let control = move |Part { name, label, kind }: Part| {
        let value = Signal::derive(move || draft.with(|d| d.text(name).unwrap_or_default()));
        let set = move |text: String| draft.update(|d| *d = d.with(name, &text));
        let line = move |kind: InputKind| {
            view! { <TextInput id=name label=label kind=kind unmarked=true value=value set_value=set /> }
        };
        match kind {
            Kind::Search => line(InputKind::Search).into_any(),
            Kind::Day => line(InputKind::Date).into_any(),
            Kind::Choose(choices) => view! {
                <Select id=name label=label unmarked=true choices=choices value=value set_value=set />
            }
            .into_any(),
        }
    };
    let plain = move || query.with(|query| query.route.path());
    view! {
        <form class="app-filter" role="search" novalidate on:submit=submit>
            {parts.into_iter().map(control).collect_view()}
            <div class="app-row">
                <Button submit=true variant=Variant::Secondary>{i18n.t(key::UI_SEARCH)}</Button>
                <Show when=move || query.with(Narrowed::is_narrowed)>
                    <a class="ds-link" href=plain>{i18n.t(key::UI_CLEAR_FILTERS)}</a>
                </Show>
            </div>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: &[&str] = &["q", "type", "asOf"];

    fn asked(pairs: &[(&str, &str)]) -> Narrowed {
        let get =
            |name: &str| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        Narrowed::read(&Route::Regions, NAMES, get)
    }

    #[test]
    fn what_is_asked_for_stands_in_the_address_and_a_later_page_with_it() {
        let list = asked(&[("q", " natt "), ("asOf", "2025-06-30"), ("cursor", "abc"), ("other", "x")]);
        assert_eq!(list.text("q").as_deref(), Some("natt"));
        assert_eq!(list.day("asOf").as_deref(), Some("2025-06-30"));
        assert_eq!(list.next(Some("def".into())).unwrap(), "/regioner?q=natt&asOf=2025-06-30&cursor=def");
        assert_eq!(list.first().unwrap(), "/regioner?q=natt&asOf=2025-06-30");
        assert_eq!(list.with("q", "").at(""), "/regioner?asOf=2025-06-30");
        assert_eq!(asked(&[]).first(), None);
    }

    #[test]
    fn what_cannot_be_read_is_not_asked_for() {
        assert_eq!(asked(&[("asOf", "i går")]).day("asOf"), None);
        assert_eq!(asked(&[("type", "finnesikke")]).code::<domain::group::GroupType>("type"), None);
    }
}

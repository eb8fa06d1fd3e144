//! Small parts that the pages of the structure share: a fact, a link to a place, a name in all its languages.

use crate::asked_day::address;
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::routing::{Route, Slug};
use crate::terms::{Meaning, Term};
use contract::people::OrganisationRef;
use contract::structure::{ClusterRef, MunicipalityRef, MunicipalityView, ParallelNames, RegionRef};
use domain::register::MunicipalityNumber;
use leptos::prelude::*;
use texts::key;
use time::Date;

/// A term and what is known of it; nothing where nothing is known.
#[component]
pub(in crate::features) fn Fact(
    /// What it is.
    #[prop(into)]
    term: Signal<String>,
    /// Where not everybody knows the word, which one it is.
    #[prop(optional)]
    hard: Option<Term>,
    children: Children,
) -> impl IntoView {
    view! {
        <dt>{term} {hard.map(|term| view! { <Meaning of=term /> })}</dt>
        <dd>{children()}</dd>
    }
}

/// A whole number in a cell, to the right.
#[component]
pub(in crate::features) fn Number(
    /// The number.
    value: i64,
) -> impl IntoView {
    let i18n = use_i18n();
    let value = u64::try_from(value).unwrap_or_default();
    view! { <td class="ui-number">{move || format::number(i18n.lang(), value)}</td> }
}

/// A name with its official Sami and Kven forms, each told in its language.
#[component]
pub(in crate::features) fn Names(
    /// The Norwegian name.
    name: String,
    /// The other official forms.
    parallel: ParallelNames,
) -> impl IntoView {
    let sami_language = parallel.sami_language.unwrap_or_else(|| "se".to_owned());
    view! {
        {name}
        {parallel.sami.map(|sami| view! { " – " <span lang=sami_language>{sami}</span> })}
        {parallel.kven.map(|kven| view! { " – " <span lang="fkv">{kven}</span> })}
    }
}

/// A municipality, with the way to its page.
pub(in crate::features) fn municipality(place: &MunicipalityRef) -> AnyView {
    municipality_from(place, None)
}

/// The same where what is told of it is true from a day: it may begin then.
pub(in crate::features) fn municipality_from(
    place: &MunicipalityRef,
    day: impl Into<Option<Date>>,
) -> AnyView {
    match MunicipalityNumber::parse(&place.number) {
        Ok(number) => link(&Route::Municipality(number), day.into(), &place.name),
        Err(_) => place.name.clone().into_any(),
    }
}

/// What a municipality was called before, or its numbers where only those were others: for whoever looks for it by that.
pub(in crate::features) fn formerly(i18n: I18n, place: &MunicipalityView) -> Option<AnyView> {
    let before = place.predecessors.iter();
    let before = before.map(|one| format!("{} ({})", one.municipality.name, one.municipality.number));
    formerly_called(i18n, &before.collect::<Vec<_>>())
}

/// The names that something had before, for whoever looks for it by one of them.
pub(in crate::features) fn formerly_called(i18n: I18n, names: &[String]) -> Option<AnyView> {
    let names = names.join(", ");
    (!names.is_empty()).then(|| {
        let text = move || i18n.fill(key::PLACE_PAGE_FORMERLY, &[("names", &names)]);
        view! { <span class="app-meta">{text}</span> }.into_any()
    })
}

/// A region, with the way to its page.
pub(in crate::features) fn region(place: &RegionRef) -> AnyView {
    link(&Route::Region(Slug(place.slug.clone())), None, &place.name)
}

/// A cluster, with the way to its page.
pub(in crate::features) fn cluster(place: &ClusterRef) -> AnyView {
    cluster_from(place, None)
}

/// The same where what is told of it is true from a day.
pub(in crate::features) fn cluster_from(place: &ClusterRef, day: impl Into<Option<Date>>) -> AnyView {
    link(&Route::Cluster(place.id), day.into(), &place.name)
}

/// The way to a place of the structure. Whoever looks at another day goes on looking at that day.
fn link(route: &Route, day: Option<Date>, name: &str) -> AnyView {
    view! { <a class="ds-link" href=address(route, day)>{name.to_owned()}</a> }.into_any()
}

/// An organisation, with the way to its page.
pub(in crate::features) fn organisation(one: &OrganisationRef) -> AnyView {
    view! { <a class="ds-link" href=Route::Organisation(one.id).path()>{one.name.clone()}</a> }.into_any()
}

/// An address on the web, told by itself.
pub(in crate::features) fn web(address: String) -> AnyView {
    let href = address.clone();
    view! { <a class="ds-link app-link" href=href rel="external">{address}</a> }.into_any()
}

/// A period: from, and to where it ends.
pub(in crate::features) fn period(i18n: I18n, from: Date, to: Option<Date>) -> String {
    let from = format::date(i18n, from);
    match to {
        Some(to) => format!("{from} – {}", format::date(i18n, to)),
        None => i18n.fill(key::STRUCTURE_PAGE_SINCE_DAY, &[("date", &from)]),
    }
}

/// The day something began, inside a sentence.
pub(in crate::features) fn since(i18n: I18n, day: Date) -> Signal<String> {
    Signal::derive(move || i18n.fill(key::STRUCTURE_PAGE_SINCE_DAY, &[("date", &format::date(i18n, day))]))
}

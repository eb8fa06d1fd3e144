//! What is true of KSF on the day: counted from the same answer as the map is drawn from.

use super::newest::{Fetched, total};
use crate::format;
use crate::i18n::use_i18n;
use crate::routing::Route;
use contract::structure::{EqualVoiceMap, EqualVoiceView};
use domain::ClusterId;
use domain::register::SizeClass;
use leptos::prelude::*;
use std::collections::BTreeSet;
use texts::{Key, key};
use time::Date;

/// How many municipalities of one size there are, and how far they have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OfSize {
    pub(super) size: SizeClass,
    pub(super) municipalities: u64,
    pub(super) in_cluster: u64,
    pub(super) with_contact: u64,
}

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Figures {
    pub(super) on: Date,
    municipalities: u64,
    in_cluster: u64,
    clusters: u64,
    with_contact: u64,
    pub(super) by_size: Vec<OfSize>,
}

impl Figures {
    pub(super) fn of(map: &EqualVoiceMap) -> Figures {
        let all = &map.municipalities;
        let clusters: BTreeSet<ClusterId> =
            all.iter().flat_map(|place| place.clusters.iter().map(|cluster| cluster.id)).collect();
        let by_size = SizeClass::ALL.iter().map(|size| {
            let of_size = |place: &&EqualVoiceView| place.size_class == Some(*size);
            OfSize {
                size: *size,
                municipalities: count(all.iter().filter(of_size)),
                in_cluster: count(all.iter().filter(of_size).filter(|place| is_member(place))),
                with_contact: count(all.iter().filter(of_size).filter(|place| place.contact_named)),
            }
        });
        Figures {
            on: map.on,
            municipalities: count(all.iter()),
            in_cluster: count(all.iter().filter(|place| is_member(place))),
            clusters: count(clusters.iter()),
            with_contact: count(all.iter().filter(|place| place.contact_named)),
            by_size: by_size.collect(),
        }
    }
}

fn is_member(place: &EqualVoiceView) -> bool {
    !place.clusters.is_empty()
}

fn count<T>(all: impl Iterator<Item = T>) -> u64 {
    u64::try_from(all.count()).unwrap_or(u64::MAX)
}

/// The figures, each with the way to what was counted.
#[component]
pub(super) fn KeyFigures(figures: Figures, newest: Fetched) -> impl IntoView {
    let i18n = use_i18n();
    let figure = move |number: u64, what: Key, href: String| {
        view! {
            <li>
                <a class="app-figure" href=href>
                    <strong>{move || format::number(i18n.lang(), number)}</strong>
                    " "
                    <span>{i18n.t(what)}</span>
                </a>
            </li>
        }
    };
    let needs =
        move || total(newest).map(|total| figure(total, key::HOME_FIGURE_NEEDS, Route::Register.path()));
    view! {
        <section class="app-stack" aria-labelledby="figures">
            <h2 class="ds-heading" data-size="sm" id="figures">{i18n.t(key::HOME_FIGURES)}</h2>
            <ul class="app-figures">
                {figure(figures.municipalities, key::HOME_FIGURE_MUNICIPALITIES, Route::Municipalities.path())}
                {figure(figures.in_cluster, key::HOME_FIGURE_IN_CLUSTER, Route::Clusters.path())}
                {figure(figures.clusters, key::HOME_FIGURE_CLUSTERS, Route::Clusters.path())}
                {figure(figures.with_contact, key::HOME_FIGURE_CONTACT, Route::Municipalities.path())}
                {needs}
            </ul>
        </section>
    }
}

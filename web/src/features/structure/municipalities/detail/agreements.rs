//! How the municipality stands to the agreements of its clusters.

use crate::asked_day::address;
use crate::features::structure::municipalities::lacks::awaited;
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::routing::Route;
use contract::structure::{AgreementView, ClusterView, MunicipalityView};
use domain::register::AgreementStatus;
use leptos::prelude::*;
use texts::key;
use ui::Tag;

/// The agreement that matters: the one that waits for the municipality, else the one in force, on its way, or written.
fn newest<'a>(cluster: &'a ClusterView, place: &MunicipalityView) -> Option<&'a AgreementView> {
    use AgreementStatus as S;
    let find = |status: S| cluster.agreements.iter().rev().find(move |one| one.status == status);
    awaited(cluster, place)
        .or_else(|| find(S::InForce))
        .or_else(|| find(S::Signing))
        .or_else(|| find(S::Draft))
}

/// Whether the municipality has signed, and when.
pub(in super::super) fn standing(i18n: I18n, cluster: &ClusterView, place: &MunicipalityView) -> AnyView {
    let Some(agreement) = newest(cluster, place) else {
        return view! { {i18n.t(key::CLUSTER_PAGE_AGREEMENTS_NONE)} }.into_any();
    };
    let signature = agreement.signatures.iter().find(|one| one.municipality.number == place.number);
    match signature {
        Some(signature) => {
            let day = signature.signed_on;
            let text = move || i18n.fill(key::PLACE_PAGE_SIGNED, &[("date", &format::date(i18n, day))]);
            view! { {text} }.into_any()
        }
        None if agreement.status == AgreementStatus::Draft => {
            view! { {i18n.t(key::PLACE_PAGE_AGREEMENT_DRAFT)} }.into_any()
        }
        None => view! { {i18n.t(key::PLACE_PAGE_UNSIGNED)} }.into_any(),
    }
}

/// The part of the page; nothing where the municipality is in no cluster.
#[component]
pub(super) fn Agreements(place: MunicipalityView, clusters: Vec<ClusterView>) -> impl IntoView {
    let i18n = use_i18n();
    let one = |cluster: &ClusterView| {
        let known = newest(cluster, &place).map(|agreement| {
            let status = agreement.status;
            view! { <span>{agreement.title.clone()}</span> <Tag>{i18n.t(status.key())}</Tag> }
        });
        view! {
            <li>
                <div class="app-row">
                    <a class="ds-link" href=address(&Route::Cluster(cluster.id), None)>{cluster.name.clone()}</a>
                    {known}
                </div>
                <p class="ds-paragraph">{standing(i18n, cluster, &place)}</p>
            </li>
        }
    };
    (!clusters.is_empty()).then(|| {
        view! {
            <section class="app-stack" aria-labelledby="agreements">
                <h2 class="ds-heading" data-size="sm" id="agreements">{i18n.t(key::PLACE_PAGE_AGREEMENTS)}</h2>
                <ul class="app-list">{clusters.iter().map(one).collect_view()}</ul>
            </section>
        }
    })
}

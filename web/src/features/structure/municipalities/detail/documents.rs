//! Strategies, plans and resolutions that the municipality links to.

use super::Shared;
use crate::features::structure::municipalities::steps::{add, change, remove};
use crate::format;
use crate::i18n::use_i18n;
use crate::labels::Label;
use contract::structure::{DocumentView, MunicipalityView};
use domain::structure::municipality::MunicipalityAction;
use leptos::prelude::*;
use texts::key;
use ui::Variant;

/// The part of the page.
#[component]
pub(super) fn Documents(shared: Shared) -> impl IntoView {
    let i18n = use_i18n();
    let body = move || {
        let place = shared.place.get();
        let may = shared.may(MunicipalityAction::Describe);
        let list = if place.documents.is_empty() {
            view! { <p class="ds-paragraph">{i18n.t(key::PLACE_PAGE_DOCUMENTS_NONE)}</p> }.into_any()
        } else {
            let all = place.documents.iter().map(|document| one(&shared, &place, document, may));
            view! { <ul class="app-list">{all.collect_view()}</ul> }.into_any()
        };
        let add = may.then(|| {
            let button = shared.steps.button_as(add(&place), Variant::Secondary);
            view! { <div class="app-row">{button}</div> }
        });
        view! { {list} {add} }
    };
    view! {
        <section class="app-stack" aria-labelledby="documents">
            <h2 class="ds-heading" data-size="sm" id="documents">{i18n.t(key::PLACE_PAGE_DOCUMENTS)}</h2>
            {body}
        </section>
    }
}

fn one(
    shared: &Shared,
    place: &MunicipalityView,
    document: &DocumentView,
    may: bool,
) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let (kind, dated) = (document.kind, document.dated);
    let dated = dated.map(|day| view! { <span>{move || format::date(i18n, day)}</span> });
    let buttons = may.then(|| {
        let change = shared.steps.button_as(change(place, document), Variant::Tertiary);
        let remove = shared.steps.button_as(remove(place, document), Variant::Tertiary);
        view! { <div class="app-row">{change} {remove}</div> }
    });
    view! {
        <li>
            <a class="ds-link app-link" href=document.url.clone() rel="external">{document.title.clone()}</a>
            <div class="app-meta"><span>{i18n.h(kind.key())}</span> {dated}</div>
            {buttons}
        </li>
    }
}

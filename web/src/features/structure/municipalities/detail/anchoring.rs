//! How taking part is anchored, with those elected and with the administration (KSF-R15).

use super::Shared;
use crate::features::structure::facts::{Fact, since};
use crate::features::structure::municipalities::steps::anchor;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::session::use_session;
use crate::terms::{Meaning, Term};
use contract::structure::AnchoringView;
use domain::structure::municipality::{AnchoringLevel, MunicipalityAction};
use leptos::prelude::*;
use texts::key;
use ui::{Color, Tag, Variant};

/// What the municipality has said.
pub(in super::super) fn said(i18n: I18n, anchoring: Option<&AnchoringView>) -> AnyView {
    let Some(anchoring) = anchoring else {
        return view! { {i18n.t(key::PLACE_PAGE_ANCHOR_UNSAID)} }.into_any();
    };
    let (word, color) = if anchoring.anchored {
        (key::PLACE_PAGE_ANCHOR_YES, Color::Success)
    } else {
        (key::PLACE_PAGE_ANCHOR_NO, Color::Warning)
    };
    let link = anchoring.resolution_url.clone().map(|url| {
        view! {
            ", "
            <a class="ds-link" href=url rel="external">{i18n.t(key::PLACE_PAGE_ANCHOR_READ)}</a>
        }
    });
    view! { <Tag color=color>{i18n.t(word)}</Tag> " " {since(i18n, anchoring.valid_from)} {link} }.into_any()
}

/// The part of the page.
#[component]
pub(super) fn Anchoring(shared: Shared) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let body = move || {
        let place = shared.place.get();
        let may = shared.may(MunicipalityAction::Describe);
        let one = |level: AnchoringLevel| {
            let anchoring = match level {
                AnchoringLevel::Political => place.political_anchoring.as_ref(),
                AnchoringLevel::Administrative => place.administrative_anchoring.as_ref(),
            };
            let told = said(i18n, anchoring);
            view! { <Fact term=i18n.h(level.key())>{told}</Fact> }
        };
        let facts = AnchoringLevel::ALL.iter().copied().map(one).collect_view();
        let buttons = session.me().filter(|_| may).map(|me| {
            let button = |level: &AnchoringLevel| {
                shared.steps.button_as(anchor(&place, *level, &me), Variant::Secondary)
            };
            let buttons: Vec<_> = AnchoringLevel::ALL.iter().map(button).collect();
            view! { <div class="app-row">{buttons}</div> }
        });
        view! { <dl class="app-facts">{facts}</dl> {buttons} }
    };
    view! {
            <section class="app-stack" aria-labelledby="anchoring">
                <div class="app-row app-asked">
    <h2 class="ds-heading" data-size="sm" id="anchoring">{i18n.t(key::PLACE_PAGE_ANCHORING)}</h2>
    <Meaning of=Term::Anchoring />
    </div>
                <p class="ds-paragraph">{i18n.t(key::PLACE_PAGE_ANCHORING_ABOUT)}</p>
                {body}
            </section>
        }
}

//! Who answers for the municipalities that were searched for, also where they have no contact of their own.

use crate::features::structure::facts::{cluster, formerly, municipality, region};
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::session::load;
use contract::page::Paging;
use contract::people::{AnswererView, AnswersBecause};
use contract::structure::{AsOf, MunicipalityFilter, MunicipalityView};
use leptos::prelude::*;
use texts::key;
use ui::{Color, Loaded, Tag};

/// As many municipalities as are looked up for one search.
const MOST: u16 = 5;

#[component]
pub(super) fn Answers(q: Option<String>, municipality: Option<String>) -> impl IntoView {
    if q.is_none() && municipality.is_none() {
        return ().into_any();
    }
    let i18n = use_i18n();
    let found = load(move |session| {
        let (q, municipality) = (q.clone(), municipality.clone());
        async move {
            session
                .call(async |client| {
                    let today = AsOf::default();
                    let places = if let Some(number) = &municipality {
                        vec![client.get_municipality(number, &today).await?.value]
                    } else {
                        let filter = MunicipalityFilter { q: q.clone(), ..MunicipalityFilter::default() };
                        let paging = Paging { limit: Some(MOST), ..Paging::default() };
                        client.list_municipalities(&filter, &paging).await?.items
                    };
                    let mut answerers = Vec::new();
                    for place in places {
                        let answerer = client.get_answerer(&place.number, &today).await?;
                        answerers.push((place, answerer));
                    }
                    Ok(answerers)
                })
                .await
        }
    });
    view! { <Loaded resource=found view=move |answerers| list(i18n, answerers) /> }.into_any()
}

fn list(i18n: I18n, answerers: Vec<(MunicipalityView, AnswererView)>) -> AnyView {
    if answerers.is_empty() {
        return ().into_any();
    }
    let each = answerers.into_iter().map(|(place, answerer)| one(i18n, &place, answerer)).collect_view();
    view! {
        <section class="app-panel" aria-labelledby="answers">
            <h2 class="ds-heading" data-size="sm" id="answers">{i18n.t(key::PEOPLE_ANSWERS)}</h2>
            <ul class="app-list">{each}</ul>
        </section>
    }
    .into_any()
}

fn one(i18n: I18n, place: &MunicipalityView, answerer: AnswererView) -> impl IntoView + use<> {
    let before = formerly(i18n, place);
    let vacant = !matches!(answerer.because, AnswersBecause::Contact | AnswersBecause::Deputy);
    let tag = vacant.then(|| view! { <Tag color=Color::Warning>{i18n.t(key::PEOPLE_VACANT)}</Tag> });
    let motor = answerer.motor.as_ref().map(|place| {
        view! { <span>{i18n.h(key::MOTOR)} ": " {municipality(place)}</span> }
    });
    view! {
        <li>
            <div class="app-row">
                <strong>{municipality(&answerer.municipality)}</strong>
                {before}
                {tag}
            </div>
            <div>{i18n.t(answerer.because.key())}</div>
            <div class="app-meta">
                {answerer.person.map(|person| view! { <span>{person}</span> })}
                {answerer.cluster.as_ref().map(cluster)}
                {motor}
                {answerer.region.as_ref().map(region)}
            </div>
        </li>
    }
}

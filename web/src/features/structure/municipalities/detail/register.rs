//! What the registers say of a municipality.

use crate::features::structure::facts::{Fact, Names};
use crate::format;
use crate::i18n::use_i18n;
use crate::labels::Label;
use crate::terms::Term;
use contract::structure::MunicipalityView;
use leptos::prelude::*;
use texts::{Key, key};

/// What the registers say.
#[component]
pub(super) fn Register(place: MunicipalityView) -> impl IntoView {
    let i18n = use_i18n();
    let population = place.population.and_then(|population| u64::try_from(population).ok());
    let counted = place.population_on;
    let population = population.map(|population| {
        let text = move || {
            let number = format::number(i18n.lang(), population);
            match counted {
                Some(day) => i18n.fill(
                    key::STRUCTURE_PAGE_POPULATION_ON,
                    &[("count", &number), ("date", &format::date(i18n, day))],
                ),
                None => number,
            }
        };
        view! { <Fact term=i18n.h(key::POPULATION)>{text}</Fact> }
    });
    let centrality = place.centrality_class.map(|class| {
        let text = move || i18n.fill(key::STRUCTURE_PAGE_CENTRALITY, &[("class", &class.to_string())]);
        view! { <Fact term=i18n.h(key::CENTRALITY) hard=Term::Centrality>{text}</Fact> }
    });
    let text = move |term: Key, value: Option<String>| {
        value.map(|value| view! { <Fact term=i18n.t(term)>{value}</Fact> })
    };
    view! {
        <section class="app-stack" aria-labelledby="register">
            <h2 class="ds-heading" data-size="sm" id="register">{i18n.t(key::PLACE_PAGE_REGISTER)}</h2>
        <dl class="app-facts">
            <Fact term=i18n.h(key::COUNTY)>{place.county.name}</Fact>
            <Fact term=i18n.t(key::STRUCTURE_PAGE_NUMBER)>{place.number}</Fact>
            <Fact term=i18n.t(key::STRUCTURE_PAGE_OFFICIAL_NAME)>
                <Names name=place.name parallel=place.parallel_names />
            </Fact>
            {population}
            {place.size_class.map(|size| {
                view! { <Fact term=i18n.h(key::SIZE_CLASS)>{i18n.h(size.key())}</Fact> }
            })}
            {centrality}
            <Fact term=i18n.h(key::LANGUAGE_DECISION)>{i18n.h(place.language_decision.key())}</Fact>
            {text(key::STRUCTURE_PAGE_ADMIN_CENTER, place.admin_center)}
            {text(key::STRUCTURE_PAGE_ORGANISATION_NUMBER, place.organisation_number)}
            {place.website.map(|host| {
                view! {
                    <Fact term=i18n.t(key::STRUCTURE_PAGE_WEBSITE)>
                        <a class="ds-link" href=format!("https://{host}") rel="external">{host.clone()}</a>
                    </Fact>
                }
            })}
        </dl>
        </section>
    }
}

//! Of the region or the cluster that the directory is narrowed to: its host or motor, and who stands in where it has no
//! coordinator.

use crate::features::structure::facts::{Fact, municipality};
use crate::i18n::{I18n, use_i18n};
use crate::session::load;
use contract::structure::{AsOf, MunicipalityRef};
use leptos::prelude::*;
use texts::{Key, key};
use ui::Loaded;

/// What is told of a place.
#[derive(Clone, Debug)]
struct Stands {
    name: String,
    /// What the municipality is called that carries it.
    carried: Key,
    by: Option<MunicipalityRef>,
    coordinator: Key,
}

#[component]
pub(super) fn PlaceStands(region: String, cluster: String) -> impl IntoView {
    if region.is_empty() && cluster.is_empty() {
        return ().into_any();
    }
    let i18n = use_i18n();
    let stands = load(move |session| {
        let (region, cluster) = (region.clone(), cluster.parse().ok());
        async move {
            session
                .call(async |client| {
                    Ok(match cluster {
                        Some(id) => {
                            let cluster = client.get_cluster(id, &AsOf::default()).await?.value;
                            let nobody = if cluster.region.is_some() {
                                key::STRUCTURE_PAGE_COORDINATOR_REGION_STANDS_IN
                            } else {
                                key::STRUCTURE_PAGE_COORDINATOR_NATION_STANDS_IN
                            };
                            let yes = key::STRUCTURE_PAGE_COORDINATOR_YES;
                            Stands {
                                name: cluster.name,
                                carried: key::MOTOR,
                                by: cluster.motor.map(|term| term.municipality),
                                coordinator: if cluster.has_coordinator { yes } else { nobody },
                            }
                        }
                        None => {
                            let region = client.get_region(&region, &AsOf::default()).await?.value;
                            let nobody = key::STRUCTURE_PAGE_COORDINATOR_NATION_STANDS_IN;
                            let yes = key::STRUCTURE_PAGE_COORDINATOR_YES;
                            Stands {
                                name: region.name,
                                carried: key::HOST,
                                by: region.host.map(|term| term.municipality),
                                coordinator: if region.has_coordinator { yes } else { nobody },
                            }
                        }
                    })
                })
                .await
        }
    });
    view! { <Loaded resource=stands view=move |stands| told(i18n, stands) /> }.into_any()
}

fn told(i18n: I18n, stands: Stands) -> AnyView {
    let by = match &stands.by {
        Some(place) => municipality(place),
        None => view! { {i18n.t(key::PEOPLE_NOBODY)} }.into_any(),
    };
    view! {
        <section class="app-panel" aria-labelledby="place">
            <h2 class="ds-heading" data-size="sm" id="place">{stands.name}</h2>
            <dl class="app-facts">
                <Fact term=i18n.h(stands.carried)>{by}</Fact>
                <Fact term=i18n.t(key::STRUCTURE_PAGE_COORDINATOR)>{i18n.t(stands.coordinator)}</Fact>
            </dl>
        </section>
    }
    .into_any()
}

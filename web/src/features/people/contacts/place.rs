//! Of the region or the cluster that the directory is narrowed to: its host or motor, and who stands in where it has no
//! coordinator.

use crate::features::structure::facts::{Fact, municipality};
use crate::i18n::{I18n, use_i18n};
use crate::session::load;
use client::{Client, Error};
use contract::structure::{AsOf, MunicipalityRef};
use domain::ClusterId;
use leptos::prelude::*;
use texts::{Key, key};
use ui::Loaded;

/// What is told of a place.
#[derive(Clone, Debug, PartialEq)]
struct Stands {
    name: String,
    /// What the municipality is called that carries it.
    carried: Key,
    by: Option<MunicipalityRef>,
    coordinator: Key,
}

async fn of_cluster(client: &Client, id: ClusterId) -> Result<Stands, Error> {
    let cluster = client.get_cluster(id, &AsOf::default()).await?.value;
    let coordinator = match (cluster.has_coordinator, cluster.region.is_some()) {
        (true, _) => key::STRUCTURE_PAGE_COORDINATOR_YES,
        (false, true) => key::STRUCTURE_PAGE_COORDINATOR_REGION_STANDS_IN,
        (false, false) => key::STRUCTURE_PAGE_COORDINATOR_NATION_STANDS_IN,
    };
    let by = cluster.motor.map(|term| term.municipality);
    Ok(Stands { name: cluster.name, carried: key::MOTOR, by, coordinator })
}

async fn of_region(client: &Client, slug: &str) -> Result<Stands, Error> {
    let region = client.get_region(slug, &AsOf::default()).await?.value;
    let coordinator = if region.has_coordinator {
        key::STRUCTURE_PAGE_COORDINATOR_YES
    } else {
        key::STRUCTURE_PAGE_COORDINATOR_NATION_STANDS_IN
    };
    let by = region.host.map(|term| term.municipality);
    Ok(Stands { name: region.name, carried: key::HOST, by, coordinator })
}

#[component]
pub(super) fn PlaceStands(region: Option<String>, cluster: Option<ClusterId>) -> impl IntoView {
    if region.is_none() && cluster.is_none() {
        return ().into_any();
    }
    let i18n = use_i18n();
    let stands = load(move |session| {
        let (region, cluster) = (region.clone().unwrap_or_default(), cluster);
        async move {
            session
                .call(async |client| {
                    if let Some(id) = cluster {
                        of_cluster(&client, id).await
                    } else {
                        of_region(&client, &region).await
                    }
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

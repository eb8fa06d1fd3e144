//! What many lists are narrowed to: regions, counties, clusters. Without contact there is only all: the list itself says what
//! is wrong.

use super::parts::Part;
use crate::i18n::I18n;
use crate::session::load;
use contract::page::Paging;
use contract::structure::{AsOf, ClusterFilter};
use leptos::prelude::*;
use texts::{Key, key};
use ui::{Choice, Failure};

type Fetched = LocalResource<Result<Vec<(String, String)>, Failure>>;

fn choices(fetched: Fetched) -> Signal<Vec<Choice>> {
    Signal::derive(move || {
        let known = fetched.get().and_then(Result::ok).unwrap_or_default();
        known.into_iter().map(|(value, name)| Choice::new(value, name)).collect()
    })
}

fn paging() -> Paging {
    Paging { limit: Some(200), ..Paging::default() }
}

impl Part {
    /// By one of the regions.
    pub(crate) fn region(i18n: I18n) -> Part {
        let fetched = load(async move |session| {
            let regions = session
                .call(async |client| client.list_regions(&AsOf::default(), &Paging::default()).await)
                .await?;
            Ok(regions.items.into_iter().map(|region| (region.slug, region.name)).collect())
        });
        Part::choose("region", i18n.h(key::REGION), choices(fetched))
    }

    /// By one of the counties.
    pub(crate) fn county(i18n: I18n) -> Part {
        let fetched = load(async move |session| {
            let counties =
                session.call(async |client| client.list_counties(&AsOf::default(), &paging()).await).await?;
            Ok(counties.items.into_iter().map(|county| (county.number, county.name)).collect())
        });
        Part::choose("county", i18n.h(key::COUNTY), choices(fetched))
    }

    /// By one of the clusters.
    pub(crate) fn cluster(i18n: I18n, noun: Key) -> Part {
        let fetched = load(async move |session| {
            let clusters = session
                .call(async |client| client.list_clusters(&ClusterFilter::default(), &paging()).await)
                .await?;
            Ok(clusters.items.into_iter().map(|cluster| (cluster.id.to_string(), cluster.name)).collect())
        });
        Part::choose("cluster", i18n.h(noun), choices(fetched))
    }
}

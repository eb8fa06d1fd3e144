//! What is known around a region: its clusters and its municipalities, whole.

use client::{Client, Error};
use contract::page::Paging;
use contract::structure::{ClusterFilter, ClusterView, MunicipalityFilter, MunicipalityView};
use time::Date;

/// What is in a region on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Around {
    /// Its clusters.
    pub(super) clusters: Vec<ClusterView>,
    /// Its municipalities, by number.
    pub(super) municipalities: Vec<MunicipalityView>,
}

impl Around {
    /// Fetches it for the day that is looked at.
    pub(super) async fn fetch(client: &Client, slug: &str, day: Option<Date>) -> Result<Around, Error> {
        let as_of = day.map(|day| day.to_string());
        // More than any region has.
        let paging = Paging { limit: Some(200), ..Paging::default() };
        let region = vec![slug.to_owned()];
        let clusters =
            ClusterFilter { region: region.clone(), as_of: as_of.clone(), ..ClusterFilter::default() };
        let clusters = client.list_clusters(&clusters, &paging).await?.items;
        let municipalities = MunicipalityFilter { region, as_of, ..MunicipalityFilter::default() };
        let municipalities = client.list_municipalities(&municipalities, &paging).await?.items;
        Ok(Around { clusters, municipalities })
    }
}

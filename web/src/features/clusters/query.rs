//! The list of clusters as it stands in the address.

use crate::routing::Route;
use contract::page::Paging;
use contract::structure::ClusterFilter;
use domain::register::ClusterStatus;

/// The list by its address. The names are those of the API.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ListQuery {
    pub(super) region: String,
    pub(super) status: Option<ClusterStatus>,
    pub(super) cursor: String,
}

impl ListQuery {
    pub(super) fn read(get: impl Fn(&str) -> Option<String>) -> ListQuery {
        ListQuery {
            region: get("region").unwrap_or_default(),
            status: get("status").and_then(|code| code.parse().ok()),
            cursor: get("cursor").unwrap_or_default(),
        }
    }

    pub(super) fn address(&self) -> String {
        Route::Clusters.with_query(&[
            ("region", &self.region),
            ("status", self.status.map(ClusterStatus::code).unwrap_or_default()),
            ("cursor", &self.cursor),
        ])
    }

    pub(super) fn page(&self, cursor: String) -> ListQuery {
        ListQuery { cursor, ..self.clone() }
    }

    pub(super) fn is_narrowed(&self) -> bool {
        self.page(String::new()) != ListQuery::default()
    }

    pub(super) fn filter(&self) -> ClusterFilter {
        let region = (!self.region.is_empty()).then(|| self.region.clone());
        ClusterFilter {
            region: region.into_iter().collect(),
            status: self.status.into_iter().collect(),
            ..ClusterFilter::default()
        }
    }

    pub(super) fn paging(&self) -> Paging {
        let cursor = (!self.cursor.is_empty()).then(|| self.cursor.clone());
        Paging { cursor, ..Paging::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_back_from_its_address() {
        let query = ListQuery::read(|name| match name {
            "region" => Some("vest".into()),
            "status" => Some("dormant".into()),
            _ => None,
        });
        assert_eq!(query.address(), "/klynger?region=vest&status=dormant");
        assert!(query.is_narrowed());
    }
}

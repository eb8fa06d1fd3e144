//! What a list shows, as it stands in the address: so a list can be shared, and "back" goes back.

use crate::routing::Route;
use contract::needs::NeedFilter;
use contract::page::Paging;
use domain::need::{NeedLevel, NeedProcess, ServiceArea};

/// Needs on a page.
const LIMIT: u16 = 25;

/// A list by its address. The names are those of the API.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ListQuery {
    pub(super) level: Option<NeedLevel>,
    pub(super) q: String,
    pub(super) process: Option<NeedProcess>,
    pub(super) service_area: Option<ServiceArea>,
    pub(super) municipality: String,
    pub(super) region: String,
    pub(super) cluster: String,
    pub(super) cursor: String,
}

impl ListQuery {
    /// Reads the query of an address. What is unknown is left out: an old link shows a list, not an error.
    pub(super) fn read(get: impl Fn(&str) -> Option<String>) -> ListQuery {
        let text = |name| get(name).unwrap_or_default();
        ListQuery {
            level: text("level").parse().ok(),
            q: text("q").trim().chars().take(200).collect(),
            process: text("process").parse().ok(),
            service_area: text("serviceArea").parse().ok(),
            municipality: text("municipality"),
            region: text("region"),
            cluster: text("cluster"),
            cursor: text("cursor"),
        }
    }

    /// The address of the list on a page.
    pub(super) fn address(&self, route: &Route) -> String {
        route.with_query(&[
            ("level", self.level.map(NeedLevel::code).unwrap_or_default()),
            ("q", &self.q),
            ("process", self.process.map(NeedProcess::code).unwrap_or_default()),
            ("serviceArea", self.service_area.map(ServiceArea::code).unwrap_or_default()),
            ("municipality", &self.municipality),
            ("region", &self.region),
            ("cluster", &self.cluster),
            ("cursor", &self.cursor),
        ])
    }

    /// Whether it shows less than its whole level.
    pub(super) fn is_narrowed(&self) -> bool {
        let whole = ListQuery { level: self.level, cursor: self.cursor.clone(), ..ListQuery::default() };
        *self != whole
    }

    /// The first page of the same list.
    pub(super) fn first_page(&self) -> ListQuery {
        self.page(String::new())
    }

    /// Another page of the same list.
    pub(super) fn page(&self, cursor: String) -> ListQuery {
        ListQuery { cursor, ..self.clone() }
    }

    /// What to ask the service for.
    pub(super) fn filter(&self) -> NeedFilter {
        let some = |text: &String| (!text.is_empty()).then(|| text.clone());
        NeedFilter {
            q: some(&self.q),
            level: self.level,
            process: self.process.into_iter().collect(),
            service_area: self.service_area.into_iter().collect(),
            municipality: some(&self.municipality).into_iter().collect(),
            region: some(&self.region).into_iter().collect(),
            cluster: self.cluster.parse().into_iter().collect(),
            ..NeedFilter::default()
        }
    }

    /// Which page of it.
    pub(super) fn paging(&self) -> Paging {
        let cursor = (!self.cursor.is_empty()).then(|| self.cursor.clone());
        Paging { limit: Some(LIMIT), cursor, count: Some(true) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> ListQuery {
        ListQuery::read(|name| pairs.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn a_list_is_read_back_from_its_address() {
        let query = read(&[
            ("level", "region"),
            ("q", " natt & dag "),
            ("process", "submitted"),
            ("serviceArea", "dementia"),
        ]);
        assert_eq!(
            query.address(&Route::Needs),
            "/behov?level=region&q=natt+%26+dag&process=submitted&serviceArea=dementia"
        );
        assert!(query.is_narrowed());
        let filter = query.filter();
        assert_eq!(filter.q.as_deref(), Some("natt & dag"));
        assert_eq!(filter.process, [NeedProcess::Submitted]);
    }

    #[test]
    fn what_is_unknown_is_left_out() {
        let query = read(&[("level", "galaxy"), ("process", "prioritised"), ("cursor", "abc")]);
        assert_eq!(query, ListQuery { cursor: "abc".into(), ..ListQuery::default() });
        assert!(!query.is_narrowed());
        assert_eq!(query.first_page().address(&Route::Register), "/register");
    }
}

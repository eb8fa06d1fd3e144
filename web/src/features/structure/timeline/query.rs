//! The timeline as it stands in the address.

use crate::routing::Route;
use contract::page::Paging;
use contract::structure::TimelineFilter;
use domain::structure::FactKind;

/// Facts on a page.
const LIMIT: u16 = 100;

/// The timeline by its address. The names are those of the API.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TimelineQuery {
    pub(super) region: String,
    /// A municipality or a cluster is asked for by a link from its page.
    pub(super) municipality: String,
    pub(super) cluster: String,
    pub(super) kind: Option<FactKind>,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) cursor: String,
}

impl TimelineQuery {
    /// Reads the query of an address. What cannot be read is left out.
    pub(super) fn read(get: impl Fn(&str) -> Option<String>) -> TimelineQuery {
        let text = |name| get(name).unwrap_or_default();
        let day = |name| {
            let day = domain::iso::parse_date(text(name).trim()).ok();
            day.map(|day| day.to_string()).unwrap_or_default()
        };
        TimelineQuery {
            region: text("region"),
            municipality: text("municipality"),
            cluster: text("cluster"),
            kind: text("kind").parse().ok(),
            from: day("from"),
            to: day("to"),
            cursor: text("cursor"),
        }
    }

    pub(super) fn address(&self) -> String {
        Route::Timeline.with_query(&[
            ("region", &self.region),
            ("municipality", &self.municipality),
            ("cluster", &self.cluster),
            ("kind", self.kind.map(FactKind::code).unwrap_or_default()),
            ("from", &self.from),
            ("to", &self.to),
            ("cursor", &self.cursor),
        ])
    }

    pub(super) fn page(&self, cursor: String) -> TimelineQuery {
        TimelineQuery { cursor, ..self.clone() }
    }

    pub(super) fn is_narrowed(&self) -> bool {
        self.page(String::new()) != TimelineQuery::default()
    }

    pub(super) fn filter(&self) -> TimelineFilter {
        let some = |text: &String| (!text.is_empty()).then(|| text.clone());
        TimelineFilter {
            region: some(&self.region).into_iter().collect(),
            municipality: some(&self.municipality).into_iter().collect(),
            cluster: self.cluster.parse().into_iter().collect(),
            kind: self.kind.into_iter().collect(),
            from: some(&self.from),
            to: some(&self.to),
        }
    }

    pub(super) fn paging(&self) -> Paging {
        let cursor = (!self.cursor.is_empty()).then(|| self.cursor.clone());
        Paging { limit: Some(LIMIT), cursor, count: Some(true) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_timeline_is_read_back_from_its_address() {
        let query = TimelineQuery::read(|name| match name {
            "region" => Some("vest".into()),
            "kind" => Some("host_began".into()),
            "from" => Some("2026-01-01".into()),
            "to" => Some("i morgon".into()),
            _ => None,
        });
        assert_eq!(query.address(), "/tidslinje?region=vest&kind=host_began&from=2026-01-01");
        assert!(query.is_narrowed());
        assert!(!TimelineQuery { cursor: "abc".into(), ..TimelineQuery::default() }.is_narrowed());
    }
}

//! The list of municipalities as it stands in the address.

use crate::routing::Route;
use contract::page::Paging;
use contract::structure::MunicipalityFilter;
use domain::register::{MunicipalityLack, SizeClass};

/// Municipalities on a page.
const LIMIT: u16 = 100;

/// The list by its address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ListQuery {
    pub(super) q: String,
    pub(super) region: String,
    pub(super) county: String,
    pub(super) cluster: String,
    pub(super) size: Option<SizeClass>,
    pub(super) lacks: Option<MunicipalityLack>,
    pub(super) cursor: String,
}

impl ListQuery {
    pub(super) fn read(get: impl Fn(&str) -> Option<String>) -> ListQuery {
        ListQuery {
            q: get("q").unwrap_or_default().trim().chars().take(200).collect(),
            region: get("region").unwrap_or_default(),
            county: get("county").unwrap_or_default(),
            cluster: get("cluster").unwrap_or_default(),
            size: get("sizeClass").and_then(|code| code.parse().ok()),
            lacks: get("lacks").and_then(|code| code.parse().ok()),
            cursor: get("cursor").unwrap_or_default(),
        }
    }

    pub(super) fn address(&self) -> String {
        Route::Municipalities.with_query(&[
            ("q", &self.q),
            ("region", &self.region),
            ("county", &self.county),
            ("cluster", &self.cluster),
            ("sizeClass", self.size.map(SizeClass::code).unwrap_or_default()),
            ("lacks", self.lacks.map(MunicipalityLack::code).unwrap_or_default()),
            ("cursor", &self.cursor),
        ])
    }

    pub(super) fn page(&self, cursor: String) -> ListQuery {
        ListQuery { cursor, ..self.clone() }
    }

    pub(super) fn is_narrowed(&self) -> bool {
        self.page(String::new()) != ListQuery::default()
    }

    pub(super) fn filter(&self) -> MunicipalityFilter {
        let some = |text: &String| (!text.is_empty()).then(|| text.clone());
        MunicipalityFilter {
            q: some(&self.q),
            region: some(&self.region).into_iter().collect(),
            county: some(&self.county).into_iter().collect(),
            cluster: self.cluster.parse().into_iter().collect(),
            size_class: self.size.into_iter().collect(),
            lacks: self.lacks.into_iter().collect(),
            ..MunicipalityFilter::default()
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
    fn the_list_is_read_back_from_its_address() {
        let query = ListQuery::read(|name| match name {
            "q" => Some(" Kárášjohka ".into()),
            "sizeClass" => Some("small".into()),
            "region" => Some("nord".into()),
            "lacks" => Some("contact".into()),
            _ => None,
        });
        assert_eq!(
            query.address(),
            "/kommuner?q=K%C3%A1r%C3%A1%C5%A1johka&region=nord&sizeClass=small&lacks=contact"
        );
        assert!(query.is_narrowed());
        assert!(!ListQuery { cursor: "abc".into(), ..ListQuery::default() }.is_narrowed());
    }
}

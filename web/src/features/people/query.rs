//! A list of roles as it stands in the address: of the directory and of the page of roles.

use crate::routing::Route;
use contract::page::Paging;
use contract::people::RoleAssignmentFilter;
use domain::access::Role;
use domain::role::RoleStatus;

/// Roles on a page.
const LIMIT: u16 = 50;

/// The list by its address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ListQuery {
    pub(super) q: String,
    pub(super) role: Option<Role>,
    pub(super) status: Option<RoleStatus>,
    pub(super) region: String,
    pub(super) cluster: String,
    pub(super) municipality: String,
    pub(super) cursor: String,
}

impl ListQuery {
    pub(super) fn read(get: impl Fn(&str) -> Option<String>) -> ListQuery {
        let text = |name: &str| get(name).unwrap_or_default();
        ListQuery {
            q: text("q").trim().chars().take(200).collect(),
            role: text("role").parse().ok(),
            status: text("status").parse().ok(),
            region: text("region"),
            cluster: text("cluster"),
            municipality: text("municipality"),
            cursor: text("cursor"),
        }
    }

    pub(super) fn address(&self, page: &Route) -> String {
        page.with_query(&[
            ("q", self.q.trim()),
            ("role", self.role.map(Role::code).unwrap_or_default()),
            ("status", self.status.map(RoleStatus::code).unwrap_or_default()),
            ("region", &self.region),
            ("cluster", &self.cluster),
            ("municipality", &self.municipality),
            ("cursor", &self.cursor),
        ])
    }

    pub(super) fn page(&self, cursor: String) -> ListQuery {
        ListQuery { cursor, ..self.clone() }
    }

    pub(super) fn is_narrowed(&self) -> bool {
        self.page(String::new()) != ListQuery::default()
    }

    pub(super) fn filter(&self) -> RoleAssignmentFilter {
        let some = |text: &String| (!text.is_empty()).then(|| text.clone());
        RoleAssignmentFilter {
            q: some(&self.q),
            role: self.role.into_iter().collect(),
            status: self.status.into_iter().collect(),
            region: some(&self.region),
            cluster: self.cluster.parse().ok(),
            municipality: some(&self.municipality),
            ..RoleAssignmentFilter::default()
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
            "q" => Some(" Lom ".into()),
            "role" => Some("rd_contact_shared".into()),
            "status" => Some("proposed".into()),
            "region" => Some("vest".into()),
            _ => None,
        });
        let address = "/roller?q=Lom&role=rd_contact_shared&status=proposed&region=vest";
        assert_eq!(query.address(&Route::Roles), address);
        assert!(query.is_narrowed());
        assert!(!ListQuery { cursor: "abc".into(), ..ListQuery::default() }.is_narrowed());
    }
}

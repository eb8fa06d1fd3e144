//! A list of roles as it stands in the address: of the directory and of the page of roles.

use crate::narrow::{Name, Narrowed};
use contract::page::Paging;
use contract::people::RoleAssignmentFilter;
use domain::ClusterId;
use domain::access::Role;
use domain::role::RoleStatus;

/// Roles on a page.
const LIMIT: u16 = 50;

/// What the list of roles can be asked for.
pub(super) const ROLES: &[Name] = &[
    Name::text("q"),
    Name::code::<Role>("role"),
    Name::code::<RoleStatus>("status"),
    Name::text("region"),
    Name::code::<ClusterId>("cluster"),
    Name::text("municipality"),
];

/// What the directory can be asked for. One municipality is looked at by its link.
pub(super) const CONTACTS: &[Name] = &[
    Name::text("q"),
    Name::code::<Role>("role"),
    Name::text("region"),
    Name::code::<ClusterId>("cluster"),
    Name::text("municipality").by_link(),
];

/// What to ask the service for.
pub(super) fn filter(query: &Narrowed) -> RoleAssignmentFilter {
    RoleAssignmentFilter {
        q: query.text("q"),
        role: query.code("role").into_iter().collect(),
        status: query.code("status").into_iter().collect(),
        region: query.text("region"),
        cluster: query.code("cluster"),
        municipality: query.text("municipality"),
        ..RoleAssignmentFilter::default()
    }
}

/// Which page of it.
pub(super) fn paging(query: &Narrowed) -> Paging {
    Paging { limit: Some(LIMIT), ..query.paging() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routing::Route;

    #[test]
    fn the_service_is_asked_for_what_stands_in_the_address() {
        let pairs =
            [("q", " Lom "), ("role", "rd_contact_shared"), ("status", "proposed"), ("region", "vest")];
        let filter = filter(&Narrowed::asking(&Route::Roles, ROLES, &pairs));
        assert_eq!((filter.q.as_deref(), filter.region.as_deref()), (Some("Lom"), Some("vest")));
        assert_eq!((filter.role, filter.status), (vec![Role::RdContactShared], vec![RoleStatus::Proposed]));
    }
}

//! What is known around a municipality: who answers for it, its clusters, its contacts, and what it lets others do.

use crate::format;
use client::{Client, Error, Versioned};
use contract::page::Paging;
use contract::people::{
    AnswererView, DelegationFilter, DelegationView, RoleAssignmentFilter, RoleAssignmentView,
};
use contract::problem::Code;
use contract::structure::{AsOf, ClusterView, MunicipalityView};
use domain::access::Role;
use domain::structure::municipality::MunicipalityAction;
use time::Date;

/// What is known around a municipality on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Around {
    /// Who answers; nobody where it is no more.
    pub(super) answerer: Option<AnswererView>,
    /// Its clusters, whole.
    pub(super) clusters: Vec<ClusterView>,
    /// Its contacts, for those who may read them.
    pub(super) contacts: Vec<RoleAssignmentView>,
    /// What it lets others do, for the same.
    pub(super) consents: Vec<DelegationView>,
}

/// Whether it is no more on a day.
pub(super) fn has_ended(place: &MunicipalityView, day: Option<Date>) -> bool {
    place.valid_to.is_some_and(|last| last < day.unwrap_or_else(format::today))
}

/// A municipality as it is shown on a day. On one before it begins there is nothing to show but when it does: then as on its
/// first day.
///
/// # Errors
/// Where it does not come.
pub(super) async fn seen(
    client: &Client,
    number: &str,
    day: Option<Date>,
) -> Result<Versioned<MunicipalityView>, Error> {
    let as_of = |day: Option<Date>| AsOf { as_of: day.map(|day| day.to_string()) };
    let missing = match client.get_municipality(number, &as_of(day)).await {
        Err(error) if day.is_some() && error.code() == Some(Code::NotFound) => error,
        answer => return answer,
    };
    let later = client.get_municipality(number, &as_of(None)).await?;
    if is_before(&later.value, day) { Ok(later) } else { Err(missing) }
}

/// Whether a day lies before a municipality begins.
pub(super) fn is_before(place: &MunicipalityView, day: Option<Date>) -> bool {
    day.is_some_and(|day| day < place.valid_from)
}

impl Around {
    /// Fetches it for the day that is looked at.
    pub(super) async fn fetch(
        client: &Client,
        place: &MunicipalityView,
        day: Option<Date>,
    ) -> Result<Around, Error> {
        let as_of = AsOf { as_of: day.map(|day| day.to_string()) };
        let mut clusters = Vec::new();
        for membership in &place.clusters {
            clusters.push(client.get_cluster(membership.cluster.id, &as_of).await?.value);
        }
        if has_ended(place, day) {
            return Ok(Around { clusters, ..Around::default() });
        }
        let answerer = Some(client.get_answerer(&place.number, &as_of).await?);
        if !place.allowed_actions.contains(&MunicipalityAction::ReadContacts) {
            return Ok(Around { answerer, clusters, ..Around::default() });
        }
        let paging = Paging { limit: Some(100), ..Paging::default() };
        let contacts = RoleAssignmentFilter {
            municipality: Some(place.number.clone()),
            role: vec![Role::RdContact, Role::RdContactShared],
            as_of: as_of.as_of.clone(),
            ..RoleAssignmentFilter::default()
        };
        let contacts = client.list_role_assignments(&contacts, &paging).await?.items;
        let consents = DelegationFilter { as_of: as_of.as_of.clone() };
        let consents = client.list_delegations(&place.number, &consents, &paging).await?.items;
        Ok(Around { answerer, clusters, contacts, consents })
    }
}

//! What the municipalities of groups and networks become.

use crate::Result;
use crate::clusters::{concerning, successors};
use diesel_async::AsyncPgConnection;
use domain::MunicipalityId;
use domain::group::{Group, Party};
use domain::structure::Timeline;
use std::collections::BTreeSet;

/// The municipalities that a group speaks of.
fn spoken_of(group: &Group) -> BTreeSet<MunicipalityId> {
    let members = group.members.iter().filter_map(|member| match member.party {
        Party::Municipality(id) => Some(id),
        Party::Person(_) | Party::Cluster(_) | Party::Organisation(_) => None,
    });
    let terms = group.coordinators().map(Timeline::terms).unwrap_or_default();
    members.chain(terms.iter().map(|term| term.value)).collect()
}

/// Has groups know what their municipalities become, by one query for all of them.
pub(super) async fn complete(
    connection: &mut AsyncPgConnection,
    groups: impl IntoIterator<Item = &mut Group>,
) -> Result<()> {
    let groups: Vec<&mut Group> = groups.into_iter().collect();
    let all: BTreeSet<MunicipalityId> = groups.iter().flat_map(|group| spoken_of(group)).collect();
    if all.is_empty() {
        return Ok(());
    }
    let known = successors(connection, all).await?;
    for group in groups {
        group.successors = concerning(&known, spoken_of(group));
    }
    Ok(())
}

/// Has a group know one more municipality, that it does not speak of yet.
///
/// # Errors
/// When the database fails.
pub async fn acquaint(
    connection: &mut AsyncPgConnection,
    group: &mut Group,
    municipality: MunicipalityId,
) -> Result<()> {
    let mut all = spoken_of(group);
    all.insert(municipality);
    group.successors = successors(connection, all).await?;
    Ok(())
}

//! What whoever takes a list in may have to follow up, by name: what ended with the municipalities, and what goes on.

use super::ChangeRow;
use super::municipalities::Made;
use domain::event::{ClusterChange, EventBody, NewEvent, RoleChange};
use std::collections::BTreeMap;
use store::{AsyncPgConnection, StoreError};
use uuid::Uuid;

/// What a change ended and carried on, a line each. Persons are counted, not named: their own pages tell them.
///
/// # Errors
/// When the database fails.
pub(super) async fn lines(
    connection: &mut AsyncPgConnection,
    made: &Made,
) -> Result<Vec<String>, StoreError> {
    let carried = &made.carried;
    let names = store::succession::names(connection, &ids(made)).await?;
    let name = |id: Uuid| names.get(&id).cloned().unwrap_or_default();
    let on = made.change.changed_on;
    let became = made.reason.as_ref().map(domain::text::Reason::as_str).unwrap_or_default();
    let mut lines = vec![format!("{on}: {became}")];
    let mut tell = |what: &str, each: Vec<String>| {
        if !each.is_empty() {
            lines.push(format!("  {what} ({}): {}", each.len(), each.join("; ")));
        }
    };
    let moves = carried.planned_moves.iter();
    let moves = moves
        .map(|m| format!("{} to {} from {}", name(m.municipality.0), name(m.region.0), m.from))
        .collect();
    tell("planned moves that ended", moves);
    tell(
        "invitations and proposals taken back",
        told(made, |change| match change {
            ClusterChange::Withdrawn { proposed, .. } => Some(name(proposed.municipality().0)),
            _ => None,
        }),
    );
    tell(
        "clusters that go on",
        told(made, |change| matches!(change, ClusterChange::MemberSucceeded { .. }).then(String::new)),
    );
    tell(
        "groups and networks that go on",
        carried.groups.iter().map(|group| name(group.thing.id.0)).collect(),
    );
    let hosts = carried.followed.iter().flat_map(|followed| &followed.host_of);
    tell("regions hosted on", hosts.map(|(region, _)| name(region.0)).collect());
    lines.extend(counted(&made.people));
    Ok(lines)
}

/// The same of counties: nothing but roles rests on them.
pub(super) fn lines_of_counties(row: &ChangeRow, people: &[NewEvent]) -> Vec<String> {
    let counts = counted(people);
    if counts.is_empty() {
        return counts;
    }
    let mut lines = vec![format!("{}: {} → {}", row.on, row.from.join(", "), row.to.join(", "))];
    lines.extend(counts);
    lines
}

/// What happened to clusters, by the cluster's name; what is more is told in front, and from when where that is later.
fn told(made: &Made, more: impl Fn(&ClusterChange) -> Option<String>) -> Vec<String> {
    let clusters = made.carried.clusters.iter();
    clusters
        .filter_map(|altered| {
            let (cluster, more) = (altered.thing.facts.name.as_str(), more(&altered.change)?);
            let on = altered.effective_on;
            Some(if more.is_empty() { cluster.to_owned() } else { format!("{more} in {cluster} from {on}") })
        })
        .collect()
}

/// How many roles ended, were offered anew, and how many standing consents ended.
fn counted(people: &[NewEvent]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for event in people {
        let what = match &event.body {
            EventBody::Role(RoleChange::Ended { .. }) => "roles that ended",
            EventBody::Role(RoleChange::Proposed { .. }) => "roles offered anew",
            EventBody::Delegation(_) => "standing consents that ended",
            _ => continue,
        };
        *counts.entry(what).or_default() += 1;
    }
    counts.into_iter().map(|(what, count)| format!("  {what}: {count}")).collect()
}

/// Everything that is named.
fn ids(made: &Made) -> Vec<Uuid> {
    let carried = &made.carried;
    let moves = carried.planned_moves.iter().flat_map(|m| [m.municipality.0, m.region.0]);
    let asked = carried.clusters.iter().filter_map(|altered| match &altered.change {
        ClusterChange::Withdrawn { proposed, .. } => Some(proposed.municipality().0),
        _ => None,
    });
    let groups = carried.groups.iter().map(|group| group.thing.id.0);
    let hosts = carried.followed.iter().flat_map(|followed| &followed.host_of).map(|(region, _)| region.0);
    moves.chain(asked).chain(groups).chain(hosts).collect()
}

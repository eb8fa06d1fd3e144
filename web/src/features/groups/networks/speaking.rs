//! For whom one may speak in a network: municipalities, and clusters whose desk one answers for.

use crate::steps::Choice;
use crate::words::Words;
use contract::groups::{GroupMemberView, NetworkView};
use contract::people::Me;
use domain::ClusterId;
use texts::key;

/// Before the id of a cluster.
const CLUSTER: &str = "cluster-";

/// All of them, one's own municipalities first; the value of a cluster is told from the number of a municipality.
fn all(me: &Me) -> impl Iterator<Item = Choice> {
    let mut places: Vec<_> = me.may_register_for.iter().collect();
    places.sort_by_key(|place| !place.own);
    let municipalities: Vec<_> =
        crate::steps::municipalities(places.into_iter().map(|place| &place.municipality));
    let cluster = |id: ClusterId, name: &str| Choice {
        value: format!("{CLUSTER}{id}"),
        words: Words::about(key::NETWORK_PAGE_WHOLE_CLUSTER, "name", name),
    };
    let clusters: Vec<_> = me.answers_for.clusters.iter().map(|one| cluster(one.id, &one.name)).collect();
    municipalities.into_iter().chain(clusters)
}

fn term<'a>(network: &'a NetworkView, value: &str) -> Option<&'a GroupMemberView> {
    let (municipality, cluster) = chosen(value);
    network.members.iter().find(|member| {
        let same_place = member.municipality.as_ref().map(|place| &place.number) == municipality.as_ref();
        match cluster {
            Some(id) => member.cluster.as_ref().is_some_and(|one| one.id == id),
            None => member.municipality.is_some() && same_place,
        }
    })
}

/// Those that could join.
pub(super) fn outside(network: &NetworkView, me: &Me) -> Vec<Choice> {
    all(me).filter(|choice| term(network, &choice.value).is_none()).collect()
}

/// Those that could leave: one that leaves already is not asked whether it does. One whose term goes on as what it becomes
/// has not left.
pub(super) fn inside(network: &NetworkView, me: &Me) -> Vec<Choice> {
    let stays = |member: &GroupMemberView| {
        let to_the_end = member.valid_to.is_none_or(|last| network.valid_to.is_some_and(|end| last >= end));
        to_the_end || !member.goes_on_as.is_empty()
    };
    all(me).filter(|choice| term(network, &choice.value).is_some_and(stays)).collect()
}

/// The municipality or the cluster that was chosen.
pub(super) fn chosen(value: &str) -> (Option<String>, Option<ClusterId>) {
    match value.strip_prefix(CLUSTER) {
        Some(id) => (None, id.parse().ok()),
        None => (Some(value.to_owned()), None),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::{me, network};
    use super::*;
    use serde_json::json;

    fn values(choices: Vec<Choice>) -> Vec<String> {
        choices.into_iter().map(|choice| choice.value).collect()
    }

    fn network_with_member_until(last: &str) -> NetworkView {
        network(json!({ "members": [{
            "id": "0199b0a0-0000-7000-8000-000000000006", "role": "member", "validFrom": "2026-01-01", "validTo": last,
            "municipality": { "number": "4634", "name": "Masfjorden" },
        }] }))
    }

    #[test]
    fn one_joins_for_whom_is_outside_and_leaves_for_whom_is_inside() {
        let network = network(json!({}));
        let fedje = me(&[("4634", "Masfjorden", true), ("4633", "Fedje", true)], json!([]));
        assert_eq!(values(outside(&network, &fedje)), ["4633"]);
        assert_eq!(values(inside(&network, &fedje)), ["4634"]);
        let leaving = network_with_member_until("2026-11-30");
        assert!(inside(&leaving, &fedje).is_empty(), "leaves already");
        assert_eq!(values(outside(&leaving, &fedje)), ["4633"], "and is in until then");
        assert_eq!(values(inside(&network_with_member_until("2026-12-31"), &fedje)), ["4634"]);
        let mut splits = network_with_member_until("2026-06-30");
        let part = json!([{ "number": "4671", "name": "Masfjorden nord" }]);
        splits.members[0].goes_on_as = serde_json::from_value(part).unwrap();
        assert_eq!(values(inside(&splits, &fedje)), ["4634"], "it splits, and has not left");
        let id = "0199b0a0-0000-7000-8000-000000000001";
        let desk = me(&[], json!([{ "id": id, "name": "Kystklynga" }]));
        assert_eq!(values(outside(&network, &desk)), [format!("cluster-{id}")]);
        assert_eq!(chosen(&format!("cluster-{id}")).1.unwrap().to_string(), id);
        assert_eq!(chosen("4634"), (Some("4634".to_owned()), None));
    }
}

//! Examples of groups, networks and representatives.

use super::needs::{history, region};
use super::structure::named;
use super::{CLUSTER, GROUP, MEMBERSHIP, NEED, NETWORK, Shapes, USER, json, one, page};
use contract::changes::HistoryEntry;
use contract::groups::{
    AddGroupMember, CreateGroup, CreateNetwork, EndGroupMembership, GroupMemberView, GroupRef, GroupView,
    JoinNetwork, LeaveNetwork, NeedRef, NetworkView, NextCoordinator, PersonRef, RepresentativeView,
    UpdateGroup, UpdateNetwork,
};
use domain::access::Level;
use domain::group::{GroupAction, GroupRole, GroupType};
use domain::{GroupId, MembershipId, NeedId, UserId};
use serde_json::Value;
use time::macros::date;
use uuid::Uuid;

pub(super) fn request(schema: &str) -> Option<Result<Value, String>> {
    Some(match schema {
        "CreateGroup" => json(&CreateGroup {
            kind: GroupType::Regional,
            name: group().name,
            mandate: group().mandate,
            mandate_link: None,
            region: Some("vest".to_owned()),
            cluster: None,
            arena: None,
            valid_from: None,
            valid_to: None,
        }),
        "UpdateGroup" => {
            json(&UpdateGroup { valid_to: Some(Some(date!(2028 - 12 - 31))), ..UpdateGroup::default() })
        }
        "AddGroupMember" => json(&AddGroupMember {
            municipality: Some("4621".to_owned()),
            office: Some("Kommunalsjefen for helse".to_owned()),
            role: Some(GroupRole::Member),
            ..AddGroupMember::default()
        }),
        "EndGroupMembership" => json(&EndGroupMembership {
            membership: MembershipId(Uuid::from_u128(MEMBERSHIP)),
            last_day: Some(date!(2026 - 12 - 31)),
            reason: Some("Ny representant frå nyttår".to_owned()),
        }),
        "CreateNetwork" => json(&CreateNetwork {
            name: network().name,
            theme: network().theme,
            coordinator: "4634".to_owned(),
            need: Some(NeedId(Uuid::from_u128(NEED))),
            valid_from: None,
            valid_to: date!(2027 - 12 - 31),
        }),
        "UpdateNetwork" => {
            json(&UpdateNetwork { coordinator: Some("4621".to_owned()), ..UpdateNetwork::default() })
        }
        "JoinNetwork" => json(&JoinNetwork {
            municipality: Some("4621".to_owned()),
            office: Some("Heimetenesta".to_owned()),
            ..JoinNetwork::default()
        }),
        "LeaveNetwork" => json(&LeaveNetwork {
            municipality: Some("4621".to_owned()),
            reason: Some("Behovet er dekt".to_owned()),
            ..LeaveNetwork::default()
        }),
        _ => return None,
    })
}

pub(super) fn answer(operation: &str) -> Option<Result<Shapes, String>> {
    let entry = |kind: &str| HistoryEntry {
        kind: kind.to_owned(),
        actor: Some("Regional koordinator KSF Vest".to_owned()),
        reason: None,
        ..history()
    };
    Some(match operation {
        "list_groups" => page(&group(), 4),
        "get_group" | "update_group" | "add_group_member" | "end_group_membership" => one(&group()),
        "create_group" => one(&GroupView { version: 1, members: Vec::new(), ..group() }),
        "close_group" => {
            one(&GroupView { valid_to: Some(date!(2026 - 12 - 31)), allowed_actions: Vec::new(), ..group() })
        }
        "list_group_history" => page(&entry("group.member_added"), 3),
        "list_networks" => page(&network(), 2),
        "get_network" | "update_network" | "join_network" | "leave_network" => one(&network()),
        "create_network" => one(&NetworkView { version: 1, ..network() }),
        "close_network" => one(&NetworkView { allowed_actions: Vec::new(), ..network() }),
        "list_network_history" => page(&entry("group.created"), 2),
        "list_representatives" => page(&representative(), 12),
        _ => return None,
    })
}

fn member() -> GroupMemberView {
    GroupMemberView {
        id: MembershipId(Uuid::from_u128(MEMBERSHIP)),
        person: None,
        without_role: false,
        municipality: Some(named("4621", "Voss")),
        cluster: None,
        organisation: None,
        office: Some("Kommunalsjefen for helse".to_owned()),
        role: GroupRole::Member,
        valid_from: date!(2025 - 01 - 15),
        valid_to: None,
        goes_on_as: Vec::new(),
    }
}

fn group() -> GroupView {
    GroupView {
        id: GroupId(Uuid::from_u128(GROUP)),
        version: 3,
        kind: GroupType::Regional,
        name: "Regional samarbeidsgruppe KSF Vest".to_owned(),
        former_names: vec!["Arbeidsgruppe KSF Vest".to_owned()],
        mandate: Some("Samordne arbeidet i klyngene og vere kontaktpunkt for forskingsmiljøa.".to_owned()),
        mandate_link: None,
        level: Level::Region,
        region: Some(region()),
        cluster: None,
        arena: None,
        valid_from: date!(2025 - 01 - 15),
        valid_to: None,
        members: vec![member()],
        planned: Vec::new(),
        allowed_actions: GroupAction::OF_GROUP.to_vec(),
    }
}

fn network() -> NetworkView {
    NetworkView {
        id: GroupId(Uuid::from_u128(NETWORK)),
        version: 2,
        name: "Nettverk for digitalt nattilsyn".to_owned(),
        theme: "Digitalt nattilsyn der det er langt mellom husa".to_owned(),
        need: Some(NeedRef {
            id: NeedId(Uuid::from_u128(NEED)),
            reference: Some("KB-2026-0042".to_owned()),
            title: "Digitalt nattilsyn der det er langt mellom husa".to_owned(),
        }),
        coordinator: named("4634", "Masfjorden"),
        next_coordinators: vec![NextCoordinator {
            municipality: named("4621", "Voss"),
            valid_from: date!(2027 - 01 - 01),
        }],
        valid_from: date!(2025 - 03 - 01),
        valid_to: Some(date!(2027 - 12 - 31)),
        members: vec![GroupMemberView { valid_to: Some(date!(2027 - 12 - 31)), ..member() }],
        planned: Vec::new(),
        allowed_actions: vec![GroupAction::Join],
    }
}

fn representative() -> RepresentativeView {
    RepresentativeView {
        id: Uuid::from_u128(MEMBERSHIP),
        arena: "Referansegruppe for utlysinga".to_owned(),
        group: Some(GroupRef {
            id: GroupId(Uuid::from_u128(GROUP)),
            name: "Referansegruppe for utlysinga".to_owned(),
            kind: Some(GroupType::ExternalArena),
        }),
        arena_of: None,
        person: Some(PersonRef {
            id: UserId(Uuid::from_u128(USER)),
            name: "Klyngekoordinator i Bergen".to_owned(),
        }),
        without_role: false,
        municipality: None,
        cluster: Some(contract::structure::ClusterRef {
            id: domain::ClusterId(Uuid::from_u128(CLUSTER)),
            name: "Kunnskapskommunen Helse Omsorg Vest".to_owned(),
        }),
        region: None,
        organisation: None,
        office: None,
        part: Some(GroupRole::Member),
        role: None,
        valid_from: date!(2025 - 01 - 15),
        valid_to: None,
    }
}

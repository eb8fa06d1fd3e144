//! What one can do with a group: make it, change it, give somebody a term, end a term, close it.

use super::members::name;
use super::new::placed;
use crate::steps::{Answers, Choice, Field, Known, Step, Weight, call, codes};
use crate::words::Words;
use client::Client;
use contract::groups::{
    AddGroupMember, CreateGroup, EndGroupMembership, GroupMemberView, GroupView, UpdateGroup,
};
use contract::organisations::End;
use domain::GroupId;
use domain::group::{GroupAction, GroupRole, GroupType};
use domain::text::Mandate;
use texts::key;

type GroupStep = Step<GroupView>;

/// Who can be chosen as a member.
#[derive(Clone, Copy)]
pub(super) struct Parties {
    pub(super) clusters: Known,
    pub(super) organisations: Known,
    pub(super) people: Known,
}

/// The steps of a group that one may take now. The end of a term stands with that term.
pub(super) fn steps(group: &GroupView, parties: Parties) -> Vec<GroupStep> {
    let step = |action: &GroupAction| match action {
        GroupAction::Edit => Some(edit(group)),
        GroupAction::AddMember => Some(add_member(group.id, parties)),
        GroupAction::Close => Some(close(group.id)),
        GroupAction::EndMembership | GroupAction::Join | GroupAction::Leave => None,
    };
    group.allowed_actions.iter().filter_map(step).collect()
}

/// A reason that may be given, and that everyone can read.
pub(super) fn remark() -> Field {
    Field::note(key::STEP_NOTE).help(key::STEP_PUBLIC_HELP)
}

/// The last day of something that ends.
pub(super) fn last_day() -> Field {
    Field::day("/lastDay", key::GROUP_PAGE_LAST_DAY).help(key::GROUP_PAGE_LAST_DAY_HELP)
}

/// That something ends.
pub(in crate::features) fn end(answers: &Answers) -> End {
    End { last_day: answers.day("/lastDay"), reason: answers.written("/reason") }
}

fn elsewhere(answers: &Answers) -> bool {
    answers.read("/type") == Some(GroupType::ExternalArena)
}

fn mandate() -> Field {
    Field::lines("/mandate", key::GROUP_PAGE_ASK_MANDATE, Mandate::MAX)
}

fn mandate_link() -> Field {
    Field::link("/mandateLink", key::GROUP_PAGE_MANDATE_LINK)
}

fn ends() -> Field {
    Field::day("/validTo", key::GROUP_PAGE_ASK_ENDS).help(key::GROUP_PAGE_ASK_ENDS_HELP)
}

/// Makes a group.
pub(super) fn make(places: Vec<Choice>, organisations: Known) -> GroupStep {
    let only = (places.len() == 1).then(|| places.first().map(|only| only.value.clone())).flatten();
    let asked = only.is_none();
    let body = move |a: &Answers| {
        let place = only.clone().or_else(|| a.written("/place"))?;
        let (region, cluster) = placed(&place);
        Some(CreateGroup {
            kind: a.read("/type")?,
            name: a.trimmed("/name"),
            mandate: a.written("/mandate"),
            mandate_link: a.written("/mandateLink"),
            region,
            cluster,
            arena: a.named("/arena", organisations).filter(|_| elsewhere(a)).and_then(|id| id.parse().ok()),
            valid_from: a.day("/validFrom"),
            valid_to: a.day("/validTo"),
        })
    };
    let call = async |client: Client, _: &str, body: &CreateGroup| client.create_group(body).await.map(Some);
    let place = Field::select("/place", key::GROUP_PAGE_ASK_PLACE, places).required();
    Step::new("new", key::GROUP_PAGE_MAKE, key::GROUP_PAGE_MADE, body, call)
        .asking(Field::line("/name", key::GROUP_PAGE_ASK_NAME).required())
        .asking(Field::select("/type", key::GROUP_PAGE_TYPE, codes(GroupType::ALL)).required())
        .asking_all(asked.then_some(place))
        .asking(
            Field::named("/arena", key::GROUP_PAGE_ARENA, organisations)
                .help(key::GROUP_PAGE_NAMED_HELP)
                .when(elsewhere)
                .required(),
        )
        .asking(mandate())
        .asking(mandate_link())
        .asking(Field::valid_from())
        .asking(ends())
}

fn edit(group: &GroupView) -> GroupStep {
    let body = |a: &Answers| {
        Some(UpdateGroup {
            name: Some(a.trimmed("/name")),
            mandate: Some(a.written("/mandate")),
            mandate_link: Some(a.written("/mandateLink")),
            valid_to: Some(a.day("/validTo")),
        })
    };
    let call = call!(update_group(group.id): UpdateGroup);
    let code = GroupAction::Edit.code();
    let last = group.valid_to.map(|day| day.to_string()).unwrap_or_default();
    Step::new(code, key::GROUP_ACTION_EDIT, key::GROUP_PAGE_EDITED, body, call)
        .asking(Field::line("/name", key::GROUP_PAGE_ASK_NAME).starting(group.name.clone()).required())
        .asking(mandate().starting(group.mandate.clone().unwrap_or_default()))
        .asking(mandate_link().starting(group.mandate_link.clone().unwrap_or_default()))
        .asking(ends().starting(last))
}

const MUNICIPALITY: &str = "municipality";
const CLUSTER: &str = "cluster";
const ORGANISATION: &str = "organisation";
const PERSON: &str = "person";

fn party(answers: &Answers, party: &str) -> bool {
    answers.text("/party") == party
}

fn add_member(id: GroupId, parties: Parties) -> GroupStep {
    let body = move |a: &Answers| {
        let named =
            |kind: &str, pointer: &str, known: Known| a.named(pointer, known).filter(|_| party(a, kind));
        Some(AddGroupMember {
            person: named(PERSON, "/person", parties.people).and_then(|id| id.parse().ok()),
            municipality: a.municipality("/municipality").filter(|_| party(a, MUNICIPALITY)),
            cluster: named(CLUSTER, "/cluster", parties.clusters).and_then(|id| id.parse().ok()),
            organisation: named(ORGANISATION, "/organisation", parties.organisations)
                .and_then(|id| id.parse().ok()),
            office: a.written("/office"),
            role: a.read("/role"),
            valid_from: a.day("/validFrom"),
            valid_to: a.day("/validTo"),
            reason: a.written("/reason"),
        })
    };
    let kinds = [
        (MUNICIPALITY, key::MUNICIPALITY),
        (CLUSTER, key::CLUSTER),
        (ORGANISATION, key::GROUP_PAGE_ORGANISATION),
        (PERSON, key::GROUP_PAGE_PERSON),
    ];
    let kinds = kinds.map(|(value, noun)| Choice { value: value.to_owned(), words: Words::Noun(noun) });
    let call = call!(add_group_member(id): AddGroupMember);
    let named = |pointer, label, known| {
        Field::named(pointer, label, known).help(key::GROUP_PAGE_NAMED_HELP).required()
    };
    let code = GroupAction::AddMember.code();
    Step::new(code, key::GROUP_ACTION_ADD_MEMBER, key::GROUP_PAGE_MEMBER_ADDED, body, call)
        .asking(
            Field::radio("/party", key::GROUP_PAGE_ASK_PARTY, kinds.to_vec())
                .starting(MUNICIPALITY)
                .required(),
        )
        .asking(Field::municipality(key::GROUP_PAGE_ASK_MUNICIPALITY).when(|a| party(a, MUNICIPALITY)))
        .asking(named("/cluster", key::GROUP_PAGE_ASK_CLUSTER, parties.clusters).when(|a| party(a, CLUSTER)))
        .asking(
            named("/organisation", key::GROUP_PAGE_ASK_ORGANISATION, parties.organisations)
                .when(|a| party(a, ORGANISATION)),
        )
        .asking(named("/person", key::GROUP_PAGE_ASK_PERSON, parties.people).when(|a| party(a, PERSON)))
        .asking(Field::line("/office", key::GROUP_PAGE_ASK_OFFICE).help(key::GROUP_PAGE_ASK_OFFICE_HELP))
        .asking(
            Field::radio("/role", key::GROUP_PAGE_ASK_ROLE, codes(GroupRole::ALL))
                .starting(GroupRole::Member.code())
                .required(),
        )
        .asking(Field::valid_from())
        .asking(Field::day("/validTo", key::GROUP_PAGE_TERM_ENDS).help(key::GROUP_PAGE_TERM_ENDS_HELP))
        .asking(remark())
        .weighing(Weight::Forward)
}

/// Ends a member's term.
pub(super) fn end_membership(id: GroupId, member: &GroupMemberView) -> GroupStep {
    let term = member.id;
    let body = move |a: &Answers| {
        Some(EndGroupMembership {
            membership: term,
            last_day: a.day("/lastDay"),
            reason: a.written("/reason"),
        })
    };
    let call = call!(end_group_membership(id): EndGroupMembership);
    let label = match name(member) {
        Words::Said(name) => Words::about(key::GROUP_PAGE_END_MEMBERSHIP, "name", name),
        Words::Text(_) | Words::Noun(_) | Words::Filled(..) | Words::Around(..) | Words::Dated(..) => {
            key::GROUP_ACTION_END_MEMBERSHIP.into()
        }
    };
    Step::new(format!("end.{term}"), label, key::GROUP_PAGE_MEMBERSHIP_ENDED, body, call)
        .asking(last_day())
        .asking(remark())
}

fn close(id: GroupId) -> GroupStep {
    let call = call!(close_group(id): End);
    let code = GroupAction::Close.code();
    Step::new(code, key::GROUP_ACTION_CLOSE, key::GROUP_PAGE_CLOSED, |a: &Answers| Some(end(a)), call)
        .explained(key::GROUP_PAGE_CLOSE_ABOUT)
        .asking(last_day())
        .asking(remark())
        .weighing(Weight::Danger)
}

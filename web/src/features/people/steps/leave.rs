//! Being away from a role, and ending it.

use super::{RoleStep, Seen, remark};
use crate::format;
use crate::steps::{Answers, Field, Step, Weight, call};
use client::Client;
use contract::people::{CreateAbsence, EndRoleAssignment, RoleAssignmentView};
use domain::access::Role;
use domain::access::policy::RoleAction;
use texts::{Key, key};

/// What follows when nobody is left: for a coordinator the level above, for a contact her coordinator.
const fn afterwards(role: Role) -> Option<Key> {
    match role {
        Role::RegionalCoordinator | Role::ClusterCoordinator => Some(key::PEOPLE_STEP_END_COORDINATOR),
        Role::RdContact | Role::RdContactShared => Some(key::PEOPLE_STEP_END_CONTACT),
        Role::National
        | Role::NationalAnalyst
        | Role::KsDepartment
        | Role::KsRegionalOffice
        | Role::Researcher
        | Role::Fhi
        | Role::CountyAuthority
        | Role::CountyGovernor
        | Role::ExternalEvaluator
        | Role::SystemAdmin => None,
    }
}

pub(super) fn end(role: &RoleAssignmentView, seen: &Seen) -> RoleStep {
    let body =
        |a: &Answers| Some(EndRoleAssignment { last_day: a.day("/lastDay"), reason: a.written("/reason") });
    let call = call!(end_role_assignment(role.id): EndRoleAssignment);
    let label = if seen.owns(role) { key::PEOPLE_STEP_RESIGN } else { key::ROLE_ACTION_END };
    let mut step = Step::new(RoleAction::End.code(), label, key::PEOPLE_STEP_END_DONE, body, call)
        .asking(Field::day("/lastDay", key::PEOPLE_LAST_DAY).help(key::PEOPLE_STEP_END_DAY_HELP))
        .asking(remark())
        .weighing(Weight::Danger);
    if let Some(after) = afterwards(role.role.role) {
        step = step.explained(after);
    }
    step
}

pub(super) fn absence(role: &RoleAssignmentView, seen: &Seen) -> RoleStep {
    let id = role.id;
    let people = if role.role.role == Role::SystemAdmin { Vec::new() } else { seen.people.clone() };
    let known = people.clone();
    let body = move |a: &Answers| {
        Some(CreateAbsence {
            valid_from: a.day("/validFrom")?,
            valid_to: a.day("/validTo"),
            deputy: a.suggested("/deputy", &known).and_then(|id| id.parse().ok()),
        })
    };
    let call = async move |client: Client, etag: &str, body: &CreateAbsence| {
        client.create_absence(id, etag, body).await.map(Some)
    };
    let today = seen.today.unwrap_or_else(format::today).to_string();
    let deputy = (!people.is_empty())
        .then(|| Field::suggested("/deputy", key::PEOPLE_DEPUTY, people).help(key::PEOPLE_DEPUTY_HELP));
    let code = RoleAction::CreateAbsence.code();
    Step::new(code, key::ROLE_ACTION_CREATE_ABSENCE, key::PEOPLE_STEP_ABSENCE_DONE, body, call)
        .explained(key::PEOPLE_STEP_ABSENCE_ABOUT)
        .asking(Field::day("/validFrom", key::PEOPLE_ABSENCE_FROM).starting(today).required())
        .asking(Field::day("/validTo", key::PEOPLE_ABSENCE_TO).help(key::PEOPLE_ABSENCE_TO_HELP))
        .asking_all(deputy)
}

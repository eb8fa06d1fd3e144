//! What one can do with a role: answer an offer, change what is agreed, be away, end it.

use crate::format;
use crate::steps::{Answers, Choice, Field, Step, Weight, call};
use crate::words::Words;
use client::Client;
use contract::needs::Decide;
use contract::people::{CreateAbsence, EndRoleAssignment, RoleAssignmentView, UpdateRoleAssignment};
use domain::UserId;
use domain::access::Role;
use domain::access::policy::RoleAction;
use domain::text::Mandate;
use texts::{Key, key};
use time::Date;

type RoleStep = Step<RoleAssignmentView>;

/// As many characters as the agreed tasks have room for, one on each line.
const TASKS: usize = 4000;

/// What one knows when one looks at a role.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    /// Whoever looks.
    pub(super) me: Option<UserId>,
    /// Who can be a deputy.
    pub(super) people: Vec<Choice>,
    /// Today.
    pub(super) today: Option<Date>,
}

impl Seen {
    fn owns(&self, role: &RoleAssignmentView) -> bool {
        self.me == Some(role.holder_id)
    }
}

/// The steps of a role that one may take now.
pub(super) fn steps(role: &RoleAssignmentView, seen: &Seen) -> Vec<RoleStep> {
    role.allowed_actions.iter().map(|action| step(*action, role, seen)).collect()
}

fn note(answers: &Answers) -> Decide {
    Decide { reason: answers.written("/reason") }
}

fn remark() -> Field {
    Field::note(key::PEOPLE_STEP_NOTE).help(key::PEOPLE_STEP_NOTE_HELP)
}

fn step(action: RoleAction, role: &RoleAssignmentView, seen: &Seen) -> RoleStep {
    let id = role.id;
    let code = action.code();
    match action {
        RoleAction::Accept => {
            let call = call!(accept_role_assignment(id): Decide);
            let done = key::PEOPLE_STEP_ACCEPT_DONE;
            let about = if role.replaces.is_some() {
                key::PEOPLE_STEP_ACCEPT_REPLACES
            } else {
                key::PEOPLE_STEP_ACCEPT_ABOUT
            };
            let about = Words::about(about, "date", day_text(role.valid_from));
            Step::new(code, key::ROLE_ACTION_ACCEPT, done, |a: &Answers| Some(note(a)), call)
                .explained(about)
                .weighing(Weight::Forward)
        }
        RoleAction::Decline => {
            let call = call!(decline_role_assignment(id): Decide);
            let done = key::PEOPLE_STEP_DECLINE_DONE;
            Step::new(code, key::ROLE_ACTION_DECLINE, done, |a: &Answers| Some(note(a)), call)
                .asking(remark())
        }
        RoleAction::Withdraw => {
            let call = call!(withdraw_role_assignment(id): Decide);
            let done = key::PEOPLE_STEP_WITHDRAW_DONE;
            Step::new(code, key::ROLE_ACTION_WITHDRAW, done, |a: &Answers| Some(note(a)), call)
                .explained(key::PEOPLE_STEP_WITHDRAW_ABOUT)
                .asking(remark())
                .weighing(Weight::Danger)
        }
        RoleAction::Amend => amend(role),
        RoleAction::ChangeEnd => change_end(role),
        RoleAction::End => end(role, seen),
        RoleAction::CreateAbsence => absence(role, seen),
        RoleAction::EndAbsence => {
            let call = call!(end_absence(id): Decide);
            let done = key::PEOPLE_STEP_BACK_DONE;
            let label = if seen.owns(role) {
                key::ROLE_ACTION_END_ABSENCE.into()
            } else {
                Words::about(key::PEOPLE_STEP_BACK_OTHER, "name", role.holder.clone())
            };
            Step::new(code, label, done, |a: &Answers| Some(note(a)), call)
                .explained(key::PEOPLE_STEP_BACK_ABOUT)
        }
    }
}

/// A day as it is written in a date field, for words that are chosen before the language is known.
fn day_text(day: Date) -> String {
    format!("{:02}.{:02}.{}", day.day(), u8::from(day.month()), day.year())
}

/// The agreed tasks: one a line.
pub(super) fn tasks(answers: &Answers, pointer: &str) -> Vec<String> {
    let lines = answers.text(pointer).lines().map(str::trim);
    lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// What the role is meant to do, and what is agreed to belong to it.
pub(super) fn agreed(
    mandate: &'static str,
    tasks: &'static str,
    role: Option<&RoleAssignmentView>,
) -> [Field; 2] {
    let before = role.and_then(|role| role.mandate.clone()).unwrap_or_default();
    let listed = role.map(|role| role.tasks.join("\n")).unwrap_or_default();
    [
        Field::lines(mandate, key::PEOPLE_MANDATE, Mandate::MAX)
            .help(key::PEOPLE_MANDATE_HELP)
            .starting(before),
        Field::lines(tasks, key::PEOPLE_TASKS, TASKS).help(key::PEOPLE_TASKS_HELP).starting(listed),
    ]
}

fn amend(role: &RoleAssignmentView) -> RoleStep {
    let body = |a: &Answers| {
        Some(UpdateRoleAssignment {
            mandate: Some(a.written("/mandate")),
            tasks: Some(tasks(a, "/tasks")),
            valid_to: None,
        })
    };
    let call = call!(update_role_assignment(role.id): UpdateRoleAssignment);
    let code = RoleAction::Amend.code();
    Step::new(code, key::ROLE_ACTION_AMEND, key::PEOPLE_STEP_AMEND_DONE, body, call).asking_all(agreed(
        "/mandate",
        "/tasks",
        Some(role),
    ))
}

fn change_end(role: &RoleAssignmentView) -> RoleStep {
    let body = |a: &Answers| {
        Some(UpdateRoleAssignment { valid_to: Some(a.day("/validTo")), ..UpdateRoleAssignment::default() })
    };
    let call = call!(update_role_assignment(role.id): UpdateRoleAssignment);
    let code = RoleAction::ChangeEnd.code();
    let now = role.valid_to.map(|day| day.to_string()).unwrap_or_default();
    Step::new(code, key::ROLE_ACTION_CHANGE_END, key::PEOPLE_STEP_CHANGE_END_DONE, body, call).asking(
        Field::day("/validTo", key::PEOPLE_LAST_DAY).help(key::PEOPLE_STEP_CHANGE_END_HELP).starting(now),
    )
}

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

fn end(role: &RoleAssignmentView, seen: &Seen) -> RoleStep {
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

fn absence(role: &RoleAssignmentView, seen: &Seen) -> RoleStep {
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
    let call = async move |client: Client, _: &str, body: &CreateAbsence| {
        client.create_absence(id, body).await.map(Some)
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

#[cfg(test)]
mod tests {
    use super::super::samples::role;
    use super::super::told;
    use super::*;
    use serde_json::json;
    use time::macros::date;

    fn seen() -> Seen {
        let people = told::people(&[role(json!({}))], &[]);
        Seen { me: None, people, today: Some(date!(2026 - 11 - 27)) }
    }

    fn wrong(actions: &[&str], pairs: &[(&str, &str)]) -> Vec<Vec<String>> {
        let mut answers = Answers::default();
        for (pointer, text) in pairs {
            answers.set(pointer, *text);
        }
        let role = role(json!({ "allowedActions": actions }));
        steps(&role, &seen()).iter().map(|step| step.wrong(&answers)).collect()
    }

    #[test]
    fn every_action_is_a_step_and_few_ask_for_more_than_a_press() {
        let all: Vec<&str> = RoleAction::ALL.iter().map(|action| action.code()).collect();
        let asked: Vec<_> = wrong(&all, &[]).into_iter().flatten().collect();
        assert_eq!(asked, ["/validFrom"], "the first day of an absence, which begins as today");
    }

    #[test]
    fn a_deputy_is_found_by_a_part_of_the_name() {
        let away = |deputy| wrong(&["createAbsence"], &[("/validFrom", "2026-12-01"), ("/deputy", deputy)]);
        assert_eq!(away("masfj"), [Vec::<String>::new()]);
        assert_eq!(away("Ola"), [vec!["/deputy"]]);
    }

    #[test]
    fn tasks_are_one_a_line() {
        let mut answers = Answers::default();
        answers.set("/tasks", " Melde behov \n\n Svare på spørsmål ");
        assert_eq!(tasks(&answers, "/tasks"), ["Melde behov", "Svare på spørsmål"]);
    }
}

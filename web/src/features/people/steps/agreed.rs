//! What is agreed of a role: what it is meant to do, its tasks, and its last day.

use super::RoleStep;
use crate::steps::{Answers, Field, Step, call};
use contract::people::{RoleAssignmentView, UpdateRoleAssignment};
use domain::access::policy::RoleAction;
use domain::text::Mandate;
use texts::key;

/// As many characters as the agreed tasks have room for, one on each line.
const TASKS: usize = 4000;

/// The agreed tasks: one a line.
pub(in crate::features::people) fn tasks(answers: &Answers, pointer: &str) -> Vec<String> {
    let lines = answers.text(pointer).lines().map(str::trim);
    lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// What the role is meant to do, and what is agreed to belong to it.
pub(in crate::features::people) fn agreed(
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

pub(super) fn amend(role: &RoleAssignmentView) -> RoleStep {
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

pub(super) fn change_end(role: &RoleAssignmentView) -> RoleStep {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_are_one_a_line() {
        let mut answers = Answers::default();
        answers.set("/tasks", " Melde behov \n\n Svare på spørsmål ");
        assert_eq!(tasks(&answers, "/tasks"), ["Melde behov", "Svare på spørsmål"]);
    }
}

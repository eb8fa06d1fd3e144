//! What one can do with a role: answer an offer, change what is agreed, be away, end it.

mod agreed;
mod leave;

use crate::labels::Label;
use crate::steps::{Answers, Choice, Field, Step, Weight, call};
use crate::words::Words;
pub(super) use agreed::{agreed, tasks};
use agreed::{amend, change_end};
use contract::needs::Decide;
use contract::people::RoleAssignmentView;
use domain::UserId;
use domain::access::policy::RoleAction;
use leave::{absence, end};
use texts::key;
use time::Date;

type RoleStep = Step<RoleAssignmentView>;

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
        role.is_of(self.me)
    }
}

/// The steps of a role that one may take now.
pub(super) fn steps(role: &RoleAssignmentView, seen: &Seen) -> Vec<RoleStep> {
    let standing = Words::Around(key::STEP_STANDING, "status", role.status.key());
    let knowing = |action: &RoleAction| step(*action, role, seen).standing(standing.clone());
    role.allowed_actions.iter().map(knowing).collect()
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
            let about = Words::Dated(about, "date", role.valid_from);
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
        RoleAction::DeclineDeputyship => {
            let call = call!(decline_deputyship(id): Decide);
            let done = key::PEOPLE_STEP_DECLINE_DEPUTYSHIP_DONE;
            let about = Words::about(key::PEOPLE_STEP_DECLINE_DEPUTYSHIP_ABOUT, "name", role.holder.clone());
            let label = key::ROLE_ACTION_DECLINE_DEPUTYSHIP;
            Step::new(code, label, done, |a: &Answers| Some(note(a)), call).explained(about).asking(remark())
        }
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
}

//! What those who drive a cluster can do with it.

use super::found::bases;
use super::near::nearness;
use super::{from_a_day, note};
use crate::labels::Label;
use crate::steps::{Answers, Field, Step, Weight, call, codes, municipalities};
use crate::words::Words;
use contract::clusters::{
    CreateSubcluster, DraftAgreement, InviteMember, ProposeMotor, StepCluster, UpdateCluster,
};
use contract::needs::{Decide, DecideWithReason};
use contract::structure::ClusterView;
use domain::register::{Ambition, FundingModel};
use domain::structure::cluster::ClusterAction;
use domain::text::Theme;
use texts::{Key, key};

type ClusterStep = Step<ClusterView>;

/// The steps of a cluster that one may take now.
pub(in super::super) fn steps(cluster: &ClusterView) -> Vec<ClusterStep> {
    let knowing = |step: ClusterStep| match cluster.status {
        Some(status) => step.standing(Words::Around(key::STEP_STANDING, "status", status.key())),
        None => step,
    };
    let steps = cluster.allowed_actions.iter().filter_map(|action| step(*action, cluster));
    steps.chain(keep_motor(cluster)).map(knowing).collect()
}

/// The step of an action; what is done to one proposal stands with that proposal.
fn step(action: ClusterAction, cluster: &ClusterView) -> Option<ClusterStep> {
    Some(match action {
        ClusterAction::WithdrawProposal => return None,
        ClusterAction::Describe => describe(cluster),
        ClusterAction::Invite => invite(cluster),
        ClusterAction::ProposeMotor => propose_motor(cluster),
        ClusterAction::WriteAgreement => write_agreement(cluster),
        ClusterAction::Begin => {
            let call = call!(begin_cluster(cluster.id): StepCluster);
            turn(
                action,
                key::CLUSTER_STEP_BEGIN,
                key::CLUSTER_STEP_BEGIN_ABOUT,
                key::CLUSTER_STEP_BEGIN_DONE,
                call,
            )
            .weighing(Weight::Forward)
        }
        ClusterAction::Establish => {
            let call = call!(establish_cluster(cluster.id): StepCluster);
            let about = key::CLUSTER_STEP_ESTABLISH_ABOUT;
            turn(action, key::CLUSTER_STEP_ESTABLISH, about, key::CLUSTER_STEP_ESTABLISH_DONE, call)
                .weighing(Weight::Forward)
        }
        ClusterAction::Rest => {
            let call = call!(rest_cluster(cluster.id): StepCluster);
            turn(
                action,
                key::CLUSTER_STEP_REST,
                key::CLUSTER_STEP_REST_ABOUT,
                key::CLUSTER_STEP_REST_DONE,
                call,
            )
        }
        ClusterAction::Close => {
            let call = call!(close_cluster(cluster.id): StepCluster);
            turn(
                action,
                key::CLUSTER_STEP_CLOSE,
                key::CLUSTER_STEP_CLOSE_ABOUT,
                key::CLUSTER_STEP_CLOSE_DONE,
                call,
            )
            .weighing(Weight::Danger)
        }
        ClusterAction::TakeBack => {
            let call = call!(take_back_cluster(cluster.id): DecideWithReason);
            let body = |a: &Answers| {
                Some(DecideWithReason { reason: a.trimmed("/reason"), overrides: a.overrides() })
            };
            Step::new(
                action.code(),
                key::CLUSTER_STEP_TAKE_BACK,
                key::CLUSTER_STEP_TAKE_BACK_DONE,
                body,
                call,
            )
            .explained(key::CLUSTER_STEP_TAKE_BACK_ABOUT)
            .asking(Field::why())
            .weighing(Weight::Danger)
        }
        ClusterAction::Subcluster => make_subcluster(cluster),
        ClusterAction::Confirm => {
            let call = call!(confirm_cluster(cluster.id): Decide);
            Step::new(
                action.code(),
                key::CLUSTER_STEP_CONFIRM,
                key::CLUSTER_STEP_CONFIRM_DONE,
                |a: &Answers| Some(note(a)),
                call,
            )
            .asking(Field::remark())
        }
    })
}

/// Another status from a day on.
fn turn(
    action: ClusterAction,
    label: Key,
    about: Key,
    done: Key,
    call: impl AsyncFn(
        client::Client,
        &str,
        &StepCluster,
    ) -> Result<Option<client::Versioned<ClusterView>>, client::Error>
    + Send
    + Sync
    + 'static,
) -> ClusterStep {
    Step::new(action.code(), label, done, |a: &Answers| Some(from_a_day(a)), call)
        .explained(about)
        .asking(Field::why())
        .asking(Field::valid_from())
}

fn describe(cluster: &ClusterView) -> ClusterStep {
    let body = |a: &Answers| {
        Some(UpdateCluster {
            name: Some(a.trimmed("/name")),
            basis: a.read("/basis"),
            common_need: Some(a.written("/commonNeed")),
            funding_model: a.read("/fundingModel"),
            coordinator_percent: Some(a.read("/coordinatorPercent")),
            ..UpdateCluster::default()
        })
    };
    let percent = cluster.coordinator_percent.map(|percent| percent.to_string()).unwrap_or_default();
    let call = call!(update_cluster(cluster.id): UpdateCluster);
    let code = ClusterAction::Describe.code();
    Step::new(code, key::CLUSTER_STEP_DESCRIBE, key::CLUSTER_STEP_DESCRIBE_DONE, body, call)
        .asking(Field::line("/name", key::CLUSTER_NEW_NAME).starting(cluster.name.clone()).required())
        .asking(
            Field::radio("/basis", key::CLUSTER_NEW_BASIS, bases()).starting(cluster.basis.code()).required(),
        )
        .asking(
            Field::lines("/commonNeed", key::CLUSTER_NEW_COMMON_NEED, Theme::MAX)
                .starting(cluster.common_need.clone().unwrap_or_default()),
        )
        .asking(
            Field::radio("/fundingModel", key::CLUSTER_STEP_DESCRIBE_FUNDING, codes(FundingModel::ALL))
                .starting(cluster.funding_model.code())
                .required(),
        )
        .asking(Field::percent("/coordinatorPercent", key::CLUSTER_STEP_DESCRIBE_PERCENT).starting(percent))
}

fn invite(cluster: &ClusterView) -> ClusterStep {
    let body = |a: &Answers| {
        Some(InviteMember {
            municipality: a.municipality("/municipality")?,
            ambition: a.read("/ambition"),
            valid_from: a.day("/validFrom"),
            reason: a.written("/reason"),
            overrides: a.overrides(),
        })
    };
    let call = call!(invite_member(cluster.id): InviteMember);
    let code = ClusterAction::Invite.code();
    Step::new(code, key::CLUSTER_STEP_INVITE, key::CLUSTER_STEP_INVITE_DONE, body, call)
        .explained(key::CLUSTER_STEP_INVITE_ABOUT)
        .asking(Field::municipality(key::CLUSTER_STEP_MUNICIPALITY))
        .asking_all(nearness(cluster))
        .asking(
            Field::radio("/ambition", key::CLUSTER_STEP_INVITE_AMBITION, codes(Ambition::ALL))
                .starting(Ambition::Follow.code())
                .required(),
        )
        .asking(Field::remark())
        .asking(Field::valid_from())
}

fn propose_motor(cluster: &ClusterView) -> ClusterStep {
    let body = |a: &Answers| {
        Some(ProposeMotor {
            municipality: a.municipality("/municipality")?,
            valid_from: a.day("/validFrom"),
            reason: a.trimmed("/reason"),
        })
    };
    let motor = cluster.motor.as_ref().map(|term| &term.municipality);
    let members = cluster.members.iter().map(|member| &member.municipality);
    let others = municipalities(members.filter(|member| Some(*member) != motor));
    let call = call!(propose_motor(cluster.id): ProposeMotor);
    let code = ClusterAction::ProposeMotor.code();
    Step::new(code, key::CLUSTER_STEP_MOTOR, key::CLUSTER_STEP_MOTOR_DONE, body, call)
        .explained(key::CLUSTER_STEP_MOTOR_ABOUT)
        .asking(Field::select("/municipality", key::CLUSTER_STEP_MUNICIPALITY, others).required())
        .asking(Field::why())
        .asking(Field::valid_from())
}

/// Has the motor of today stay, instead of the change that is planned next: whoever agreed to that is asked.
fn keep_motor(cluster: &ClusterView) -> Option<ClusterStep> {
    if !cluster.allowed_actions.contains(&ClusterAction::ProposeMotor) {
        return None;
    }
    let mut motor = cluster.motor.as_ref()?;
    let mut ends = motor.valid_to?.next_day()?;
    let after = |day| cluster.motor_terms.iter().find(|term| term.valid_from == day);
    let mut planned = after(ends)?;
    // What the motor itself becomes takes over from it without anybody having planned it, and is what stays.
    let own = cluster.members.iter().find(|member| member.municipality == motor.municipality)?;
    if own.valid_to.is_some_and(|last| last < ends) {
        motor = planned;
        ends = motor.valid_to?.next_day()?;
        planned = after(ends)?;
    }
    let number = motor.municipality.number.clone();
    let body = move |a: &Answers| {
        Some(ProposeMotor {
            municipality: number.clone(),
            valid_from: Some(ends),
            reason: a.trimmed("/reason"),
        })
    };
    let call = call!(propose_motor(cluster.id): ProposeMotor);
    let about = Words::Filled(
        key::CLUSTER_STEP_KEEP_MOTOR_ABOUT,
        vec![("motor", motor.municipality.name.clone()), ("planned", planned.municipality.name.clone())],
    );
    let step = Step::new("keepMotor", key::CLUSTER_STEP_KEEP_MOTOR, key::CLUSTER_STEP_MOTOR_DONE, body, call);
    Some(step.explained(about).asking(Field::why()))
}

fn write_agreement(cluster: &ClusterView) -> ClusterStep {
    let body = |a: &Answers| Some(DraftAgreement { title: a.trimmed("/title"), link: a.written("/link") });
    let call = call!(draft_agreement(cluster.id): DraftAgreement);
    let code = ClusterAction::WriteAgreement.code();
    Step::new(code, key::CLUSTER_STEP_AGREEMENT, key::CLUSTER_STEP_AGREEMENT_DONE, body, call)
        .explained(key::CLUSTER_STEP_AGREEMENT_ABOUT)
        .asking(Field::line("/title", key::CLUSTER_STEP_AGREEMENT_TITLE).required())
        .asking(Field::link("/link", key::CLUSTER_STEP_AGREEMENT_LINK))
}

fn make_subcluster(cluster: &ClusterView) -> ClusterStep {
    let body = |a: &Answers| {
        Some(CreateSubcluster {
            name: a.trimmed("/name"),
            theme: a.trimmed("/theme"),
            members: a.several("/members"),
            valid_from: a.day("/validFrom"),
            valid_to: a.day("/validTo")?,
        })
    };
    let members = municipalities(cluster.members.iter().map(|member| &member.municipality));
    let call = call!(add_subcluster(cluster.id): CreateSubcluster);
    let code = ClusterAction::Subcluster.code();
    Step::new(code, key::CLUSTER_STEP_SUBCLUSTER, key::CLUSTER_STEP_SUBCLUSTER_DONE, body, call)
        .explained(key::CLUSTER_STEP_SUBCLUSTER_ABOUT)
        .asking(Field::line("/name", key::CLUSTER_STEP_SUBCLUSTER_NAME).required())
        .asking(Field::line("/theme", key::CLUSTER_STEP_SUBCLUSTER_THEME).required())
        .asking(Field::several("/members", key::CLUSTER_STEP_SUBCLUSTER_MEMBERS, members).required())
        .asking(Field::valid_from())
        .asking(Field::day("/validTo", key::CLUSTER_STEP_SUBCLUSTER_UNTIL).required())
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::cluster;
    use super::*;
    use serde_json::json;

    #[test]
    fn every_step_that_may_be_taken_has_a_button_but_the_one_of_a_proposal() {
        let all = cluster(json!({ "allowedActions": ClusterAction::CODES }));
        let ids: Vec<_> = steps(&all).into_iter().map(|step| step.id).collect();
        let expected: Vec<_> =
            ClusterAction::CODES.iter().filter(|code| **code != "withdrawProposal").collect();
        assert_eq!(ids.iter().collect::<Vec<_>>(), expected);
        assert!(steps(&cluster(json!({}))).is_empty());
    }

    #[test]
    fn a_change_of_motor_is_called_off_where_one_is_planned_and_the_motor_goes_on_as_a_member() {
        let term = |number: &str, name: &str, from: &str, to: Option<&str>| json!({ "municipality": { "number": number, "name": name }, "validFrom": from, "validTo": to });
        let now = term("4632", "Austrheim", "2026-01-01", Some("2026-08-31"));
        let next = term("4634", "Masfjorden", "2026-09-01", None);
        let offers = |allowed: &str, terms: &[&serde_json::Value], last: Option<&str>| {
            let mut members = serde_json::to_value(cluster(json!({})).members).unwrap();
            members[0]["validTo"] = json!(last);
            let of =
                json!({ "allowedActions": [allowed], "motor": now, "motorTerms": terms, "members": members });
            steps(&cluster(of)).into_iter().any(|step| step.id == "keepMotor")
        };
        assert!(offers("proposeMotor", &[&now, &next], None));
        assert!(!offers("proposeMotor", &[&now], None), "nothing is planned");
        assert!(!offers("proposeMotor", &[&now, &next], Some("2026-08-31")), "it becomes another that day");
        assert!(!offers("describe", &[&now, &next], None), "a proposal is open");
    }

    #[test]
    fn what_a_subcluster_must_have_is_told_at_once() {
        let empty = Answers::default();
        let wrong = make_subcluster(&cluster(json!({}))).wrong(&empty);
        assert_eq!(wrong, ["/name", "/theme", "/members", "/validTo"]);
    }

    #[test]
    fn a_share_that_is_no_number_is_told_by_its_field() {
        let step = describe(&cluster(json!({})));
        let mut answers = Answers::default();
        for (pointer, text) in [("/name", "Kystklynga"), ("/basis", "existing"), ("/fundingModel", "shared")]
        {
            answers.set(pointer, text);
        }
        answers.set("/coordinatorPercent", "halv");
        assert_eq!(step.wrong(&answers), ["/coordinatorPercent"]);
    }
}

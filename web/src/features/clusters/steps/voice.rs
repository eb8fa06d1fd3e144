//! What a municipality says for itself, or what somebody writes down for it.

use crate::steps::{Answers, Field, Step, Weight, call, codes, municipalities, reference, writes_down};
use crate::words::Words;
use contract::clusters::{AnswerProposal, LeaveCluster, SetAmbition, SignAgreement};
use contract::people::Me;
use contract::structure::{AgreementView, ClusterView, MunicipalityRef, ProposalView};
use domain::ClusterId;
use domain::register::Ambition;
use texts::key;

type ClusterStep = Step<ClusterView>;

/// Answers a proposal for a municipality that is asked.
pub(in super::super) fn answer(
    cluster: ClusterId,
    proposal: &ProposalView,
    who: &MunicipalityRef,
    agrees: bool,
    me: &Me,
) -> ClusterStep {
    let number = who.number.clone();
    let body = move |a: &Answers| {
        Some(AnswerProposal {
            municipality: Some(number.clone()),
            agrees,
            reference: a.written("/reference"),
            reason: a.written("/reason"),
            overrides: a.overrides(),
        })
    };
    let call = call!(answer_proposal(cluster, proposal.id): AnswerProposal);
    let label = if agrees { key::CLUSTER_STEP_YES } else { key::CLUSTER_STEP_NO };
    let said = if agrees { "yes" } else { "no" };
    let id = format!("{said}.{}.{}", proposal.id, who.number);
    let label = Words::about(label, "name", who.name.clone());
    Step::new(id, label, key::CLUSTER_STEP_ANSWER_DONE, body, call)
        .asking(if agrees { Field::remark() } else { Field::why() })
        .asking(reference(writes_down(me, &who.number)))
}

/// Signs an agreement for a member.
pub(in super::super) fn sign(
    cluster: ClusterId,
    agreement: &AgreementView,
    who: &MunicipalityRef,
    me: &Me,
) -> ClusterStep {
    let number = who.number.clone();
    let body = move |a: &Answers| {
        Some(SignAgreement {
            municipality: Some(number.clone()),
            signed_on: a.day("/signedOn"),
            reference: a.written("/reference"),
        })
    };
    let call = call!(sign_agreement(cluster, agreement.id): SignAgreement);
    let about = |key| Words::about(key, "name", who.name.clone());
    let id = format!("sign.{}.{}", agreement.id, who.number);
    Step::new(id, about(key::CLUSTER_STEP_SIGN), about(key::CLUSTER_STEP_SIGN_DONE), body, call)
        .asking(Field::day("/signedOn", key::CLUSTER_STEP_SIGN_ON).help(key::CLUSTER_STEP_SIGN_ON_HELP))
        .asking(reference(writes_down(me, &who.number)))
}

/// What members that one speaks for can do: say how much they will do, and leave.
pub(in super::super) fn of_members(cluster: &ClusterView, me: &Me) -> Vec<ClusterStep> {
    let own: Vec<_> = cluster.members.iter().filter(|member| member.own).map(|m| &m.municipality).collect();
    if own.is_empty() || cluster.status == Some(domain::register::ClusterStatus::Closed) {
        return Vec::new();
    }
    vec![ambition(cluster.id, &own, me), leave(cluster.id, &own, me)]
}

/// The member, asked for where one speaks for several.
fn member(own: &[&MunicipalityRef]) -> (Option<String>, Option<Field>) {
    match own {
        [only] => (Some(only.number.clone()), None),
        several => {
            let choices = municipalities(several.iter().copied());
            let field = Field::select("/municipality", key::CLUSTER_STEP_MUNICIPALITY, choices).required();
            (None, Some(field))
        }
    }
}

/// The reference, where one may have to give it.
fn reference_of(own: &[&MunicipalityRef], me: &Me) -> Field {
    reference(own.iter().all(|member| writes_down(me, &member.number)))
}

fn ambition(cluster: ClusterId, own: &[&MunicipalityRef], me: &Me) -> ClusterStep {
    let (only, asked) = member(own);
    let label = if asked.is_none() { key::CLUSTER_STEP_AMBITION_OWN } else { key::CLUSTER_STEP_AMBITION };
    let body = move |a: &Answers| {
        Some(SetAmbition {
            municipality: Some(only.clone().or_else(|| a.written("/municipality"))?),
            ambition: a.read("/ambition")?,
            valid_from: a.day("/validFrom"),
            reference: a.written("/reference"),
        })
    };
    let call = call!(set_ambition(cluster): SetAmbition);
    Step::new("ambition", label, key::CLUSTER_STEP_AMBITION_DONE, body, call)
        .asking_all(asked)
        .asking(
            Field::radio("/ambition", key::CLUSTER_STEP_AMBITION_QUESTION, codes(Ambition::ALL)).required(),
        )
        .asking(reference_of(own, me))
        .asking(Field::valid_from())
}

fn leave(cluster: ClusterId, own: &[&MunicipalityRef], me: &Me) -> ClusterStep {
    let (only, asked) = member(own);
    let label = if asked.is_none() { key::CLUSTER_STEP_LEAVE_OWN } else { key::CLUSTER_STEP_LEAVE };
    let body = move |a: &Answers| {
        Some(LeaveCluster {
            municipality: Some(only.clone().or_else(|| a.written("/municipality"))?),
            valid_from: a.day("/validFrom"),
            reference: a.written("/reference"),
            reason: a.trimmed("/reason"),
            overrides: a.overrides(),
        })
    };
    let call = call!(leave_cluster(cluster): LeaveCluster);
    Step::new("leave", label, key::CLUSTER_STEP_LEAVE_DONE, body, call)
        .explained(key::CLUSTER_STEP_LEAVE_ABOUT)
        .asking_all(asked)
        .asking(Field::why())
        .asking(reference_of(own, me))
        .asking(Field::valid_from())
        .weighing(Weight::Danger)
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::{cluster, me};
    use super::*;
    use serde_json::json;

    #[test]
    fn whoever_writes_down_for_a_municipality_says_where_it_decided() {
        let cluster = cluster(json!({}));
        let empty = Answers::default();
        let own = me(&[("4632", "Austrheim", true)], json!([]));
        let desk = me(&[("4632", "Austrheim", false)], json!([]));
        let wrong = |me| of_members(&cluster, me).iter().map(|step| step.wrong(&empty)).collect::<Vec<_>>();
        assert_eq!(wrong(&own), [vec!["/ambition"], vec!["/reason"]]);
        assert_eq!(wrong(&desk), [vec!["/ambition", "/reference"], vec!["/reason", "/reference"]]);
    }

    #[test]
    fn whoever_speaks_for_nobody_in_it_has_nothing_to_say() {
        let mut cluster = cluster(json!({}));
        for member in &mut cluster.members {
            member.own = false;
        }
        assert!(of_members(&cluster, &me(&[], json!([]))).is_empty());
    }
}

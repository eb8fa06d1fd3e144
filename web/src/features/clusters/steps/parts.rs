//! What is done to one proposal, agreement or subcluster.

use super::note;
use crate::steps::{Answers, Field, Step, call};
use crate::words::Words;
use client::Client;
use contract::clusters::EndSubcluster;
use contract::needs::Decide;
use contract::structure::{AgreementView, ClusterView, ProposalView, SubclusterView};
use domain::ClusterId;
use texts::key;

/// Takes a proposal back.
pub(in super::super) fn withdraw(cluster: ClusterId, proposal: &ProposalView) -> Step<ClusterView> {
    let call = call!(withdraw_proposal(cluster, proposal.id): Decide);
    let id = format!("withdraw.{}", proposal.id);
    Step::new(
        id,
        key::CLUSTER_STEP_WITHDRAW,
        key::CLUSTER_STEP_WITHDRAW_DONE,
        |a: &Answers| Some(note(a)),
        call,
    )
    .asking(Field::remark())
}

/// Sends a draft to the members.
pub(in super::super) fn send(cluster: ClusterId, agreement: &AgreementView) -> Step<ClusterView> {
    let part = agreement.id;
    let call = async move |client: Client, etag: &str, _: &Decide| {
        client.send_agreement(cluster, part, etag).await.map(Some)
    };
    Step::new(
        format!("send.{part}"),
        key::CLUSTER_STEP_SEND,
        key::CLUSTER_STEP_SEND_DONE,
        |a: &Answers| Some(note(a)),
        call,
    )
    .explained(key::CLUSTER_STEP_SEND_ABOUT)
}

/// Ends a subcluster before its time.
pub(in super::super) fn end_subcluster(cluster: ClusterId, subcluster: &SubclusterView) -> Step<ClusterView> {
    let body =
        |a: &Answers| Some(EndSubcluster { valid_from: a.day("/validFrom"), reason: a.written("/reason") });
    let call = call!(end_subcluster(cluster, subcluster.id): EndSubcluster);
    let label = Words::about(key::CLUSTER_STEP_END_SUBCLUSTER, "name", subcluster.name.clone());
    Step::new(format!("end.{}", subcluster.id), label, key::CLUSTER_STEP_END_SUBCLUSTER_DONE, body, call)
        .asking(
            Field::day("/validFrom", key::CLUSTER_STEP_END_SUBCLUSTER_FROM)
                .help(key::CLUSTER_STEP_SIGN_ON_HELP),
        )
        .asking(Field::remark())
}

//! The steps one can take with a need: what each asks, how it is sent, and what is said when it is done.

use super::publish::Preview;
use crate::steps::{Answers, Choice, Field, Step, Weight, call};
use crate::words::Words;
use contract::needs::{Decide, DecideWithReason, NeedView, PublishNeed, SubmitNeed};
use contract::people::Me;
use domain::access::policy::NeedAction;
use domain::need::NeedProcess;
use leptos::prelude::*;
use texts::{Key, key};

/// Where the choice whether the municipality is named stands.
pub(super) const WITH_NAME: &str = "/withName";

type NeedStep = Step<NeedView>;

fn note(answers: &Answers) -> Decide {
    Decide { reason: answers.written("/reason") }
}

fn decision(answers: &Answers) -> DecideWithReason {
    DecideWithReason { reason: answers.trimmed("/reason"), overrides: answers.overrides() }
}

/// What one may say to the municipality.
fn remark(question: Key) -> Field {
    Field::note(question).help(key::NEED_PAGE_ASK_REASON_HELP)
}

/// The steps of a need that one may take now, for one who acts for the municipality itself or does not.
pub(super) fn steps(need: &NeedView, me: &Me) -> Vec<NeedStep> {
    let own = super::words::is_own(me, need);
    need.allowed_actions.iter().filter_map(|action| step(*action, need, me, own)).collect()
}

/// The step of an action; reading and editing are pages and no steps.
fn step(action: NeedAction, need: &NeedView, me: &Me, own: bool) -> Option<NeedStep> {
    let id = need.id;
    let code = action.code();
    let step = match action {
        NeedAction::Read | NeedAction::Edit | NeedAction::Classify => return None,
        NeedAction::Submit => {
            let body = |a: &Answers| Some(SubmitNeed { cluster: a.read("/cluster") });
            let call = call!(submit_need(id): SubmitNeed);
            Step::new(code, key::ACTION_SUBMIT, key::NEED_PAGE_DONE_SUBMIT, body, call)
                .explained(key::NEED_PAGE_ASK_SUBMIT)
                .asking_all(choose_cluster(need, me))
                .weighing(Weight::Forward)
        }
        NeedAction::Qualify => {
            let call = call!(qualify_need(id): Decide);
            Step::new(
                code,
                key::ACTION_QUALIFY,
                key::NEED_PAGE_DONE_QUALIFY,
                |a: &Answers| Some(note(a)),
                call,
            )
            .asking(remark(key::NEED_PAGE_ASK_NOTE))
            .weighing(Weight::Forward)
        }
        NeedAction::Reject => {
            let call = call!(reject_need(id): DecideWithReason);
            Step::new(
                code,
                key::ACTION_REJECT,
                key::NEED_PAGE_DONE_REJECT,
                |a: &Answers| Some(decision(a)),
                call,
            )
            .explained(key::NEED_PAGE_ASK_REJECT)
            .asking(remark(key::NEED_PAGE_ASK_REASON).required())
        }
        NeedAction::OpenToRegion => {
            let call = call!(open_need_to_region(id): Decide);
            Step::new(
                code,
                key::ACTION_OPEN_TO_REGION,
                key::NEED_PAGE_DONE_OPEN,
                |a: &Answers| Some(note(a)),
                call,
            )
            .explained(key::NEED_PAGE_ASK_OPEN)
            .asking(remark(key::NEED_PAGE_ASK_NOTE))
        }
        NeedAction::Lift => lift(need),
        NeedAction::Publish => publish(need),
        NeedAction::Unpublish => {
            let call = call!(unpublish_need(id): Decide);
            Step::new(
                code,
                key::ACTION_UNPUBLISH,
                key::NEED_PAGE_DONE_UNPUBLISH,
                |a: &Answers| Some(note(a)),
                call,
            )
            .explained(key::NEED_PAGE_ASK_UNPUBLISH)
        }
        NeedAction::Withdraw => {
            let call = call!(withdraw_need(id): Decide);
            // Where she is the municipality herself, there is nobody there to tell.
            let question = if own { key::NEED_PAGE_ASK_WITHDRAW_WHY } else { key::NEED_PAGE_ASK_NOTE };
            Step::new(
                code,
                key::ACTION_WITHDRAW,
                key::NEED_PAGE_DONE_WITHDRAW,
                |a: &Answers| Some(note(a)),
                call,
            )
            .explained(key::NEED_PAGE_ASK_WITHDRAW)
            .asking(remark(question))
            .weighing(Weight::Danger)
        }
        NeedAction::Discard => {
            let call = async move |client: client::Client, etag: &str, _: &Decide| {
                client.delete_need(id, etag).await.map(|()| None)
            };
            Step::new(
                code,
                key::ACTION_DISCARD,
                key::NEED_PAGE_DONE_DISCARD,
                |a: &Answers| Some(note(a)),
                call,
            )
            .explained(key::NEED_PAGE_ASK_DISCARD)
            .weighing(Weight::Danger)
        }
    };
    let ends = matches!(action, NeedAction::Reject | NeedAction::Withdraw);
    Some(if ends && need.publication.is_some() {
        step.explained(key::NEED_PAGE_ASK_ENDS_PUBLICATION)
    } else {
        step
    })
}

/// "Slik ser andre det", and whether the municipality is named.
fn publish(need: &NeedView) -> NeedStep {
    let (id, published) = (need.id, need.publication);
    let label = if published.is_some() { key::ACTION_CHANGE_PUBLICATION } else { key::ACTION_PUBLISH };
    let body = |a: &Answers| Some(PublishNeed { with_name: a.text(WITH_NAME) == "yes" });
    let call = call!(publish_need(id): PublishNeed);
    let preview = Field::own(WITH_NAME, key::NEED_PAGE_PREVIEW_NAME, move |answers| {
        view! { <Preview id=id answers=answers /> }.into_any()
    });
    let with_name = published.is_none_or(|publication| publication.with_name);
    Step::new(NeedAction::Publish.code(), label, key::NEED_PAGE_DONE_PUBLISH, body, call)
        .asking(preview.starting(if with_name { "yes" } else { "no" }))
}

/// From a cluster to the region, else to the nation.
fn lift(need: &NeedView) -> NeedStep {
    let from_cluster = need.process == NeedProcess::Qualified && need.cluster.is_some();
    let to_region = from_cluster && need.region.is_some();
    let label = if to_region { key::ACTION_LIFT } else { key::ACTION_LIFT_NATIONAL };
    let call = call!(lift_need(need.id): DecideWithReason);
    Step::new(NeedAction::Lift.code(), label, key::NEED_PAGE_DONE_LIFT, |a: &Answers| Some(decision(a)), call)
        .asking(remark(key::NEED_PAGE_ASK_REASON).required())
        .weighing(Weight::Forward)
}

/// Which cluster a draft goes to, where its municipality is in several.
fn choose_cluster(need: &NeedView, me: &Me) -> Option<Field> {
    let number = &need.originators.first()?.number;
    let place = me.may_register_for.iter().find(|place| place.municipality.number == *number)?;
    let choice = |c: &contract::structure::ClusterRef| Choice {
        value: c.id.to_string(),
        words: Words::Said(c.name.clone()),
    };
    let choices: Vec<_> = place.clusters.iter().map(choice).collect();
    (choices.len() > 1).then(|| Field::select("/cluster", key::NEED_PAGE_ASK_CLUSTER, choices).required())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::needs::samples::{me, need};
    use contract::needs::PublicationView;

    fn taken(action: NeedAction, need: &NeedView, own: bool) -> NeedStep {
        step(action, need, &me(), own).unwrap()
    }

    #[test]
    fn whoever_withdraws_a_need_of_her_own_municipality_is_not_asked_to_tell_the_municipality() {
        let asked = |own| taken(NeedAction::Withdraw, &need("submitted"), own).fields[0].label.clone();
        assert_eq!(asked(true), Words::Text(key::NEED_PAGE_ASK_WITHDRAW_WHY));
        assert_eq!(asked(false), Words::Text(key::NEED_PAGE_ASK_NOTE));
    }

    #[test]
    fn whoever_ends_a_need_is_told_first_that_its_publication_ends_too() {
        let published =
            NeedView { publication: Some(PublicationView { with_name: true }), ..need("qualified") };
        let warned = |need: &NeedView, action| {
            taken(action, need, false).explanation.contains(&key::NEED_PAGE_ASK_ENDS_PUBLICATION.into())
        };
        for action in [NeedAction::Reject, NeedAction::Withdraw] {
            assert!(warned(&published, action) && !warned(&need("qualified"), action));
        }
        assert!(!warned(&published, NeedAction::Lift));
    }

    #[test]
    fn a_reason_is_asked_for_and_a_note_is_not() {
        let silent = Answers::default();
        assert!(taken(NeedAction::Qualify, &need("submitted"), false).wrong(&silent).is_empty());
        assert_eq!(taken(NeedAction::Reject, &need("submitted"), false).wrong(&silent), ["/reason"]);
    }
}

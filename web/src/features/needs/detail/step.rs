//! The steps one can take with a need: what each is called, what it asks, and what is said when it is done.

use contract::needs::NeedView;
use domain::access::policy::NeedAction;
use domain::need::NeedProcess;
use texts::{Key, key};

/// Whether a step takes a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// No.
    Nothing,
    /// One may say something to the municipality.
    Note,
    /// It must be given.
    Reason,
}

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) action: NeedAction,
    /// The verb on the button, which also heads the question.
    pub(super) label: Key,
    /// What one should know first.
    pub(super) explanation: Option<Key>,
    /// What it does besides, from where the need is now.
    pub(super) besides: Option<Key>,
    pub(super) ask: Ask,
    /// What is asked for, where a reason is taken.
    pub(super) question: Key,
    /// What is said afterwards.
    pub(super) done: Key,
    /// Cannot easily be undone.
    pub(super) danger: bool,
}

impl Step {
    /// Whether it brings the need on its way.
    pub(super) const fn leads_on(&self) -> bool {
        matches!(self.action, NeedAction::Submit | NeedAction::Qualify | NeedAction::Lift)
    }

    /// The step of an action, for one who acts for the municipality itself or does not; reading and editing are pages
    /// and no steps.
    pub(super) fn of(action: NeedAction, need: &NeedView, own: bool) -> Option<Step> {
        let question = match (action, own) {
            (NeedAction::Reject | NeedAction::Lift, _) => key::NEED_PAGE_ASK_REASON,
            // She is the municipality: there is nobody there to tell.
            (NeedAction::Withdraw, true) => key::NEED_PAGE_ASK_WITHDRAW_WHY,
            _ => key::NEED_PAGE_ASK_NOTE,
        };
        let ends = matches!(action, NeedAction::Reject | NeedAction::Withdraw);
        let besides = (ends && need.publication.is_some()).then_some(key::NEED_PAGE_ASK_ENDS_PUBLICATION);
        let step = |label, explanation, ask, done| Step {
            action,
            label,
            explanation,
            besides,
            ask,
            question,
            done,
            danger: false,
        };
        let danger = |step: Step| Step { danger: true, ..step };
        Some(match action {
            NeedAction::Read | NeedAction::Edit | NeedAction::Classify => return None,
            NeedAction::Submit => step(
                key::ACTION_SUBMIT,
                Some(key::NEED_PAGE_ASK_SUBMIT),
                Ask::Nothing,
                key::NEED_PAGE_DONE_SUBMIT,
            ),
            NeedAction::Qualify => step(key::ACTION_QUALIFY, None, Ask::Note, key::NEED_PAGE_DONE_QUALIFY),
            NeedAction::Reject => step(
                key::ACTION_REJECT,
                Some(key::NEED_PAGE_ASK_REJECT),
                Ask::Reason,
                key::NEED_PAGE_DONE_REJECT,
            ),
            NeedAction::OpenToRegion => step(
                key::ACTION_OPEN_TO_REGION,
                Some(key::NEED_PAGE_ASK_OPEN),
                Ask::Note,
                key::NEED_PAGE_DONE_OPEN,
            ),
            NeedAction::Lift => step(lift(need), None, Ask::Reason, key::NEED_PAGE_DONE_LIFT),
            NeedAction::Publish => {
                let label = if need.publication.is_some() {
                    key::ACTION_CHANGE_PUBLICATION
                } else {
                    key::ACTION_PUBLISH
                };
                step(label, None, Ask::Nothing, key::NEED_PAGE_DONE_PUBLISH)
            }
            NeedAction::Unpublish => step(
                key::ACTION_UNPUBLISH,
                Some(key::NEED_PAGE_ASK_UNPUBLISH),
                Ask::Nothing,
                key::NEED_PAGE_DONE_UNPUBLISH,
            ),
            NeedAction::Withdraw => danger(step(
                key::ACTION_WITHDRAW,
                Some(key::NEED_PAGE_ASK_WITHDRAW),
                Ask::Note,
                key::NEED_PAGE_DONE_WITHDRAW,
            )),
            NeedAction::Discard => danger(step(
                key::ACTION_DISCARD,
                Some(key::NEED_PAGE_ASK_DISCARD),
                Ask::Nothing,
                key::NEED_PAGE_DONE_DISCARD,
            )),
        })
    }
}

/// Where lifting leads: from a cluster to the region, else to the nation.
fn lift(need: &NeedView) -> Key {
    let from_cluster = need.process == NeedProcess::Qualified && need.cluster.is_some();
    if from_cluster && need.region.is_some() { key::ACTION_LIFT } else { key::ACTION_LIFT_NATIONAL }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::needs::samples::need;
    use contract::needs::PublicationView;

    #[test]
    fn whoever_withdraws_a_need_of_her_own_municipality_is_not_asked_to_tell_the_municipality() {
        let asked = |own| Step::of(NeedAction::Withdraw, &need("submitted"), own).map(|step| step.question);
        assert_eq!(asked(true), Some(key::NEED_PAGE_ASK_WITHDRAW_WHY));
        assert_eq!(asked(false), Some(key::NEED_PAGE_ASK_NOTE));
    }

    #[test]
    fn whoever_ends_a_need_is_told_first_that_its_publication_ends_too() {
        let published =
            NeedView { publication: Some(PublicationView { with_name: true }), ..need("qualified") };
        let besides = |need: &NeedView, action| Step::of(action, need, false).and_then(|step| step.besides);
        for action in [NeedAction::Reject, NeedAction::Withdraw] {
            assert_eq!(besides(&published, action), Some(key::NEED_PAGE_ASK_ENDS_PUBLICATION));
            assert_eq!(besides(&need("qualified"), action), None);
        }
        assert_eq!(besides(&published, NeedAction::Lift), None);
    }
}

//! Taking a step: from the answers of its dialog to the request.

use super::step::Ask;
use crate::session::Session;
use client::{Error, Versioned};
use contract::needs::{Decide, DecideWithReason, NeedView, PublishNeed, SubmitNeed};
use contract::problem::FieldProblem;
use contract::rules::OverrideRequest;
use domain::access::policy::NeedAction;
use domain::rule::RuleId;
use domain::{ClusterId, NeedId};
use serde::{Deserialize, Serialize};
use validator::Validate;

/// What was answered in the dialog of a step; kept in the browser until the step is taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Answers {
    /// The reason or note, as typed.
    pub(super) reason: String,
    /// The soft rule that stood in the way, and why it is set aside.
    pub(super) set_aside: Option<(RuleId, String)>,
    /// The cluster to send it to, where there are several.
    pub(super) cluster: Option<ClusterId>,
    /// Whether the municipality is named.
    pub(super) with_name: bool,
}

impl Answers {
    fn note(&self) -> Decide {
        let note = self.reason.trim();
        Decide { reason: (!note.is_empty()).then(|| note.to_owned()) }
    }

    fn decision(&self) -> DecideWithReason {
        let overrides = self
            .set_aside
            .iter()
            .map(|(rule, reason)| OverrideRequest { rule: *rule, reason: reason.trim().to_owned() });
        DecideWithReason { reason: self.reason.trim().to_owned(), overrides: overrides.collect() }
    }

    /// What must be corrected first.
    pub(super) fn check(&self, ask: Ask) -> Vec<FieldProblem> {
        let checked = match ask {
            Ask::Nothing => Ok(()),
            Ask::Note => self.note().validate(),
            Ask::Reason => self.decision().validate(),
        };
        checked.err().map(|errors| contract::field::problems(&errors)).unwrap_or_default()
    }
}

/// Takes a step. `None` when the need is gone afterwards.
///
/// # Errors
/// What the service refuses.
pub(super) async fn perform(
    session: Session,
    action: NeedAction,
    need: NeedId,
    etag: &str,
    answers: &Answers,
) -> Result<Option<Versioned<NeedView>>, Error> {
    let call = async |client: client::Client| match action {
        NeedAction::Submit => {
            client.submit_need(need, etag, &SubmitNeed { cluster: answers.cluster }).await.map(Some)
        }
        NeedAction::Qualify => client.qualify_need(need, etag, &answers.note()).await.map(Some),
        NeedAction::Reject => client.reject_need(need, etag, &answers.decision()).await.map(Some),
        NeedAction::OpenToRegion => client.open_need_to_region(need, etag, &answers.note()).await.map(Some),
        NeedAction::Lift => client.lift_need(need, etag, &answers.decision()).await.map(Some),
        NeedAction::Publish => {
            client.publish_need(need, etag, &PublishNeed { with_name: answers.with_name }).await.map(Some)
        }
        NeedAction::Unpublish => client.unpublish_need(need, etag, &answers.note()).await.map(Some),
        NeedAction::Withdraw => client.withdraw_need(need, etag, &answers.note()).await.map(Some),
        NeedAction::Discard => client.delete_need(need, etag).await.map(|()| None),
        NeedAction::Read | NeedAction::Edit | NeedAction::Classify => client.get_need(need).await.map(Some),
    };
    session.call(call).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_asked_for_and_a_note_is_not() {
        let silent = Answers { reason: "  ".into(), ..Answers::default() };
        assert_eq!(silent.check(Ask::Note), []);
        assert_eq!(silent.check(Ask::Reason).first().map(|e| e.pointer.as_str()), Some("/reason"));
    }

    #[test]
    fn a_rule_is_set_aside_only_with_words() {
        let answers = |why: &str| Answers {
            reason: "Gjeld heile landet".into(),
            set_aside: Some((RuleId::OutsideTheme, why.into())),
            ..Answers::default()
        };
        assert_eq!(answers("Nabokommunane spør om det same").check(Ask::Reason), []);
        assert_eq!(
            answers("").check(Ask::Reason).first().map(|e| e.pointer.as_str()),
            Some("/overrides/0/reason")
        );
    }
}

//! A step: what it is called, what it asks, and how it is sent.

use super::answers::Answers;
use super::field::Field;
use crate::session::Session;
use crate::words::Words;
use client::{Client, Error, Versioned};
use contract::field::problems;
use contract::problem::FieldProblem;
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use std::sync::Arc;
use validator::Validate;

/// How much the button of a step asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    /// It brings the resource on its way.
    Forward,
    /// Something else one may do.
    #[default]
    Aside,
    /// It cannot easily be undone.
    Danger,
}

/// The answer to a step: the resource after it; `None` when it is gone.
pub(super) type Outcome<T> = Result<Option<Versioned<T>>, Error>;
/// How a body that is whole is sent: with the version that one has seen, and a key by which it is done once.
pub(super) struct Sending {
    pub(super) session: Session,
    pub(super) etag: String,
    pub(super) key: String,
}

type Request<T> = Box<dyn FnOnce(Sending) -> LocalBoxFuture<'static, Outcome<T>>>;
type Prepare<T> = dyn Fn(&Answers) -> Result<Request<T>, Vec<FieldProblem>> + Send + Sync;

/// Something one can do with a resource that is shown as `T`.
pub(crate) struct Step<T> {
    /// Names it among the steps of its resource; what is typed is kept under this name.
    pub(crate) id: String,
    /// The verb on its button, which also heads the question.
    pub(crate) label: Words,
    /// What one should know first.
    pub(crate) explanation: Vec<Words>,
    /// What it asks.
    pub(crate) fields: Vec<Field>,
    /// Where the resource stands, as the page knows it: said when the service refuses the step there.
    pub(super) standing: Option<Words>,
    /// What is said afterwards.
    pub(super) done: Words,
    /// How much its button asks for attention.
    pub(crate) weight: Weight,
    prepare: Arc<Prepare<T>>,
}

impl<T: 'static> Step<T> {
    /// A step that sends what `body` makes of the answers; `None` where an answer cannot be read, which its field says.
    /// `call` sends it with the ETag of the resource that one has seen.
    pub(crate) fn new<B, F, C>(
        id: impl Into<String>,
        label: impl Into<Words>,
        done: impl Into<Words>,
        body: F,
        call: C,
    ) -> Step<T>
    where
        B: Validate + 'static,
        F: Fn(&Answers) -> Option<B> + Send + Sync + 'static,
        C: AsyncFn(Client, &str, &B) -> Outcome<T> + Send + Sync + 'static,
    {
        let call = Arc::new(call);
        let prepare = move |answers: &Answers| {
            let body = body(answers).ok_or_else(Vec::new)?;
            body.validate().map_err(|errors| problems(&errors))?;
            let call = Arc::clone(&call);
            let request: Request<T> = Box::new(move |Sending { session, etag, key }| {
                let once = async move |client: Client| {
                    call(client.with_idempotency_key(key.as_str()), &etag, &body).await
                };
                async move { session.call(once).await }.boxed_local()
            });
            Ok(request)
        };
        Step {
            id: id.into(),
            label: label.into(),
            explanation: Vec::new(),
            fields: Vec::new(),
            standing: None,
            done: done.into(),
            weight: Weight::Aside,
            prepare: Arc::new(prepare),
        }
    }

    /// With something one should know first.
    pub(crate) fn explained(mut self, words: impl Into<Words>) -> Self {
        self.explanation.push(words.into());
        self
    }

    /// With a question.
    pub(crate) fn asking(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }

    /// With questions.
    pub(crate) fn asking_all(mut self, fields: impl IntoIterator<Item = Field>) -> Self {
        self.fields.extend(fields);
        self
    }

    /// Knowing where the resource stands.
    pub(crate) fn standing(self, words: Words) -> Self {
        Step { standing: Some(words), ..self }
    }

    /// With another weight.
    pub(crate) fn weighing(self, weight: Weight) -> Self {
        Step { weight, ..self }
    }

    /// What stands in its fields at first is put where nothing was typed yet.
    pub(super) fn begin(&self, answers: &mut Answers) {
        for field in &self.fields {
            answers.begin(field.pointer, field.first());
        }
    }

    /// The request, or what must be corrected first, in the order of the fields.
    pub(super) fn prepare(&self, answers: &Answers) -> Result<Request<T>, Vec<FieldProblem>> {
        let mut found: Vec<FieldProblem> = self
            .fields
            .iter()
            .filter(|field| field.asked(answers))
            .filter_map(|f| f.check(answers))
            .collect();
        match (self.prepare)(answers) {
            Ok(request) if found.is_empty() => Ok(request),
            Ok(_) => Err(found),
            Err(more) => {
                let new =
                    |problem: &FieldProblem| !found.iter().any(|known| known.pointer == problem.pointer);
                let more: Vec<_> = more.into_iter().filter(new).collect();
                found.extend(more);
                Err(found)
            }
        }
    }

    /// What must be corrected, by pointer.
    #[cfg(test)]
    pub(crate) fn wrong(&self, answers: &Answers) -> Vec<String> {
        let found = self.prepare(answers).err().unwrap_or_default();
        found.into_iter().map(|problem| problem.pointer).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::needs::DecideWithReason;
    use domain::rule::RuleId;
    use texts::key;

    fn step() -> Step<()> {
        let body = |a: &Answers| {
            a.day("/validTo")?;
            Some(DecideWithReason { reason: a.trimmed("/reason"), overrides: a.overrides() })
        };
        Step::new("try", key::UI_SEARCH, key::UI_SAVED, body, async |_, _, _| Ok(None))
            .asking(Field::day("/validTo", key::STEP_VALID_FROM).required())
            .asking(Field::reason(key::NEED_PAGE_ASK_REASON))
    }

    #[test]
    fn all_that_must_be_corrected_is_told_once_in_the_order_of_the_fields() {
        let mut answers = Answers::default();
        assert_eq!(step().wrong(&answers), ["/validTo", "/reason"]);
        answers.set("/validTo", "2026-12-31");
        assert_eq!(step().wrong(&answers), ["/reason"]);
        answers.set("/reason", "x");
        assert_eq!(step().wrong(&answers), ["/reason"]);
        answers.set("/reason", "Avtalt");
        assert!(step().wrong(&answers).is_empty());
    }

    #[test]
    fn a_rule_is_set_aside_only_with_words() {
        let mut answers = Answers::default();
        answers.set("/validTo", "2026-12-31");
        answers.set("/reason", "Avtalt");
        answers.ask_despite([RuleId::FiveMembers, RuleId::Anchored]);
        answers.set_despite(RuleId::FiveMembers, "Den femte kjem i haust".into());
        assert_eq!(step().wrong(&answers), ["/overrides/1/reason"]);
    }
}

//! What every form shares: the errors of its fields, and what is said when it could not be sent.

mod field_text;
mod passwords;

use crate::failure::failure;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::words::Words;
use client::Error;
use contract::problem::{Code, FieldProblem, RuleView};
use field_text::field_text;
use leptos::prelude::*;
pub(crate) use passwords::{PasswordInput, ShowPasswords};
use texts::{Key, key};
use ui::{ErrorSummary, Failure, FailureView, FieldError, focus_element};

/// The state of a form around its fields.
#[derive(Clone, Copy)]
pub(crate) struct FormState {
    errors: RwSignal<Vec<FieldProblem>>,
    /// Why it could not be sent, and the rule behind it where there is one.
    refusal: RwSignal<Option<(Failure, Option<RuleView>)>>,
    attempts: RwSignal<u32>,
    busy: RwSignal<bool>,
    i18n: I18n,
}

impl FormState {
    /// A form that nobody has sent yet.
    pub(crate) fn new() -> FormState {
        FormState {
            errors: RwSignal::new(Vec::new()),
            refusal: RwSignal::new(None),
            attempts: RwSignal::new(0),
            busy: RwSignal::new(false),
            i18n: use_i18n(),
        }
    }

    /// Whether it is being sent.
    pub(crate) fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// What is wrong with the field of a JSON pointer.
    pub(crate) fn error(self, pointer: impl Into<String>) -> Signal<Option<String>> {
        let pointer = pointer.into();
        Signal::derive(move || {
            self.errors
                .with(|errors| errors.iter().find(|e| is_in(e, &pointer)).map(|e| field_text(self.i18n, e)))
        })
    }

    /// Takes what a check found; whether there was nothing.
    pub(crate) fn passes(self, found: Vec<FieldProblem>) -> bool {
        let fine = found.is_empty();
        self.refusal.set(None);
        self.errors.set(found);
        if !fine {
            self.attempts.update(|attempts| *attempts += 1);
        }
        fine
    }

    /// Sends the form: shows that it is under way, and afterwards what the service refused.
    pub(crate) async fn send<T>(self, request: impl Future<Output = Result<T, Error>>) -> Option<T> {
        self.busy.set(true);
        let result = request.await;
        self.busy.set(false);
        match result {
            Ok(value) => {
                self.errors.set(Vec::new());
                self.refusal.set(None);
                Some(value)
            }
            Err(error) => {
                self.refuse(&error);
                None
            }
        }
    }

    /// Shows what the service refused.
    pub(crate) fn refuse(self, error: &Error) {
        let errors = match error {
            Error::Problem(problem) if problem.code == Code::ValidationFailed => problem.errors.clone(),
            Error::Problem(_) | Error::Transport(_) | Error::Unexpected { .. } => Vec::new(),
        };
        let rule = match error {
            Error::Problem(problem) => problem.rule.clone(),
            Error::Transport(_) | Error::Unexpected { .. } => None,
        };
        self.refusal.set(Some((failure(self.i18n, error), rule)));
        self.errors.set(errors);
        self.attempts.update(|attempts| *attempts += 1);
    }
}

/// The id of what is said when the form could not be sent.
const FAILURE: &str = "form-failure";

/// A field of a page: its JSON pointer, its control, and what it asks.
pub(crate) type Field = (&'static str, &'static str, Key);

/// A field, as a line of the list of what must be corrected leads to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its JSON pointer.
    pub(crate) pointer: String,
    /// The id of its control.
    pub(crate) id: String,
    /// What it asks.
    pub(crate) asks: Words,
}

/// The fields of a form, in the order of the page.
#[derive(Clone, Copy)]
pub(crate) struct Fields(Signal<Vec<Line>>);

impl From<&'static [Field]> for Fields {
    fn from(fields: &'static [Field]) -> Fields {
        let line = |(pointer, id, asks): &Field| Line {
            pointer: (*pointer).to_owned(),
            id: (*id).to_owned(),
            asks: Words::Noun(*asks),
        };
        Fields(Signal::stored(fields.iter().map(line).collect()))
    }
}

impl From<Signal<Vec<Line>>> for Fields {
    fn from(lines: Signal<Vec<Line>>) -> Fields {
        Fields(lines)
    }
}

/// Whether a problem is in the field of a pointer, or in one of its parts.
fn is_in(problem: &FieldProblem, pointer: &str) -> bool {
    problem.pointer.strip_prefix(pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What must be corrected, and why the form could not be sent. The reader is brought there, since the button that was
/// pressed may be far below.
#[component]
pub(crate) fn FormErrors(
    /// The form.
    state: FormState,
    /// The fields, in the order of the page.
    #[prop(into)]
    fields: Fields,
    /// Said after a failure in which nothing was lost.
    #[prop(optional)]
    kept: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let summary = Signal::derive(move || {
        let fields = fields.0.get();
        state.errors.with(|errors| {
            let line = |(field, error): (&Line, &FieldProblem)| {
                let text = format!("{} – {}", field.asks.in_language(i18n), field_text(i18n, error));
                FieldError { id: field.id.clone(), text }
            };
            known(&fields, errors).map(line).collect::<Vec<_>>()
        })
    });
    // Where no field of the form can say what is wrong, the service's own words do.
    let refusal = Signal::derive(move || {
        let fields = fields.0.get();
        state.errors.with(|errors| {
            if known(&fields, errors).next().is_some() {
                return None;
            }
            let (failure, rule) = state.refusal.get()?;
            Some((instead(i18n, failure, errors), rule))
        })
    });
    Effect::new(move |_| {
        if refusal.with(Option::is_some) {
            request_animation_frame(|| focus_element(FAILURE));
        }
    });
    view! {
        <ErrorSummary errors=summary attempts=state.attempts />
        {move || {
            refusal.get().map(|(failure, rule)| {
                let rule = rule.map(|RuleView { id, source, .. }| {
                    let text = move || i18n.fill(key::UI_RULE, &[("rule", id.code()), ("source", &source)]);
                    view! {
                        <p class="ds-paragraph">{i18n.t(id.key())}</p>
                        <p class="ds-paragraph app-meta">{text}</p>
                    }
                    .into_any()
                });
                view! {
                    <div class="app-stack" id=FAILURE tabindex="-1">
                        <FailureView failure=failure why=rule />
                        {kept.then(|| view! { <p class="ds-paragraph">{i18n.t(key::UI_OFFLINE_KEPT)}</p> })}
                    </div>
                }
            })
        }}
    }
}

/// What is wrong with what the form does not ask, where that is all there is: no field of it is marked.
fn instead(i18n: I18n, failure: Failure, errors: &[FieldProblem]) -> Failure {
    match failure {
        Failure::Problem { title, reference, .. } if !errors.is_empty() => {
            let words: Vec<_> = errors.iter().map(|error| field_text(i18n, error)).collect();
            Failure::Problem { title, detail: words.join(" "), reference }
        }
        other => other,
    }
}

/// The fields of the form that something is wrong with, in the order of the page.
fn known<'a>(
    fields: &'a [Line],
    errors: &'a [FieldProblem],
) -> impl Iterator<Item = (&'a Line, &'a FieldProblem)> {
    fields.iter().filter_map(|field| Some((field, errors.iter().find(|e| is_in(e, &field.pointer))?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::problem::FieldCode;

    #[test]
    fn a_form_tells_only_what_its_own_fields_can_say() {
        let line = |pointer: &str, id: &str| Line {
            pointer: pointer.to_owned(),
            id: id.to_owned(),
            asks: Words::Text(key::NEED_TITLE),
        };
        let fields = [line("/title", "title"), line("/problem", "problem"), line("/members", "members")];
        let wrong = |pointers: &[&str]| {
            let problem = |pointer: &&str| FieldProblem {
                pointer: (*pointer).to_owned(),
                code: FieldCode::Required,
                detail: String::new(),
                limit: None,
            };
            pointers.iter().map(problem).collect::<Vec<_>>()
        };
        let ids = |errors: &[FieldProblem]| {
            known(&fields, errors).map(|(field, _)| field.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(ids(&wrong(&["/problem", "/token", "/title"])), ["title", "problem"]);
        assert_eq!(ids(&wrong(&["/members/1"])), ["members"]);
        assert!(ids(&wrong(&["/token", "/membership"])).is_empty());
    }
}

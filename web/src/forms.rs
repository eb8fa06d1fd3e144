//! What every form shares: the errors of its fields, and what is said when it could not be sent.

use crate::failure::failure;
use crate::i18n::{I18n, use_i18n};
use client::Error;
use contract::problem::{Code, FieldCode, FieldProblem, RuleView};
use leptos::prelude::*;
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
    pub(crate) fn error(self, pointer: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.errors
                .with(|errors| errors.iter().find(|e| e.pointer == pointer).map(|e| field_text(self.i18n, e)))
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

/// A field: its JSON pointer, its control, and what it asks.
pub(crate) type Field = (&'static str, &'static str, Key);

/// What must be corrected, and why the form could not be sent. The reader is brought there, since the button that was
/// pressed may be far below.
#[component]
pub(crate) fn FormErrors(
    /// The form.
    state: FormState,
    /// The fields, in the order of the page.
    fields: &'static [Field],
    /// Said after a failure in which nothing was lost.
    #[prop(optional)]
    kept: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let summary = Signal::derive(move || {
        state.errors.with(|errors| {
            let line = |((_, id, asks), error): (&Field, &FieldProblem)| {
                let text = format!("{} – {}", i18n.heading(*asks), field_text(i18n, error));
                FieldError { id: (*id).to_owned(), text }
            };
            known(fields, errors).map(line).collect::<Vec<_>>()
        })
    });
    // Where no field of the form can say what is wrong, the service's own words do.
    let refusal = Signal::derive(move || {
        let told = state.errors.with(|errors| known(fields, errors).next().is_some());
        state.refusal.get().filter(|_| !told)
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
                let rule = rule.map(|rule| {
                    let text = move || {
                        i18n.fill(key::UI_RULE, &[("rule", rule.id.code()), ("source", &rule.source)])
                    };
                    view! { <p class="ds-paragraph">{text}</p> }
                });
                view! {
                    <div class="app-stack" id=FAILURE tabindex="-1">
                        <FailureView failure=failure />
                        {rule}
                        {kept.then(|| view! { <p class="ds-paragraph">{i18n.t(key::UI_OFFLINE_KEPT)}</p> })}
                    </div>
                }
            })
        }}
    }
}

/// The fields of the form that something is wrong with, in the order of the page.
fn known<'a>(
    fields: &'a [Field],
    errors: &'a [FieldProblem],
) -> impl Iterator<Item = (&'a Field, &'a FieldProblem)> {
    fields.iter().filter_map(|field| Some((field, errors.iter().find(|e| e.pointer == field.0)?)))
}

/// What is wrong with a field, in the language of the moment.
pub(crate) fn field_text(i18n: I18n, problem: &FieldProblem) -> String {
    let limit = problem.limit.unwrap_or_default().to_string();
    i18n.fill(field_key(problem.code), &[("min", &limit), ("max", &limit)])
}

const fn field_key(code: FieldCode) -> Key {
    match code {
        FieldCode::Required => key::FIELD_REQUIRED,
        FieldCode::TooShort => key::FIELD_TOO_SHORT,
        FieldCode::TooLong => key::FIELD_TOO_LONG,
        FieldCode::ControlCharacters => key::FIELD_CONTROL_CHARACTERS,
        FieldCode::NationalIdentityNumber => key::FIELD_NATIONAL_IDENTITY_NUMBER,
        FieldCode::UnknownField => key::FIELD_UNKNOWN_FIELD,
        FieldCode::WrongType => key::FIELD_WRONG_TYPE,
        FieldCode::UnknownValue => key::FIELD_UNKNOWN_VALUE,
        FieldCode::NotInScope => key::FIELD_NOT_IN_SCOPE,
        FieldCode::InvalidEmail => key::FIELD_INVALID_EMAIL,
        FieldCode::WeakPassword => key::FIELD_WEAK_PASSWORD,
        FieldCode::TooMany => key::FIELD_TOO_MANY,
        FieldCode::InvalidDate => key::FIELD_INVALID_DATE,
        FieldCode::ChooseCluster => key::FIELD_CHOOSE_CLUSTER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_tells_only_what_its_own_fields_can_say() {
        let fields: &[Field] =
            &[("/title", "title", key::NEED_TITLE), ("/problem", "problem", key::NEED_PROBLEM)];
        let wrong = |pointers: &[&str]| {
            let problem = |pointer: &&str| FieldProblem {
                pointer: (*pointer).to_owned(),
                code: FieldCode::Required,
                detail: String::new(),
                limit: None,
            };
            pointers.iter().map(problem).collect::<Vec<_>>()
        };
        let ids =
            |errors: &[FieldProblem]| known(fields, errors).map(|(field, _)| field.1).collect::<Vec<_>>();
        assert_eq!(ids(&wrong(&["/problem", "/token", "/title"])), ["title", "problem"]);
        assert!(ids(&wrong(&["/token"])).is_empty());
    }
}

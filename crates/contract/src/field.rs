//! Field checks: each calls the domain's newtype, so the form, the API and the database agree.

use crate::problem::{FieldCode, FieldProblem};
use domain::text::{DisplayName, Email, NeedProblem, NeedTitle, Reason, TextError, WhoAffected};
use validator::{ValidationError, ValidationErrors, ValidationErrorsKind};

fn refused(error: TextError) -> ValidationError {
    let mut refusal = ValidationError::new(error.code());
    match error {
        TextError::TooShort { min } => refusal.add_param("min".into(), &min),
        TextError::TooLong { max } => refusal.add_param("max".into(), &max),
        TextError::Required | TextError::ControlCharacters | TextError::NationalIdentityNumber => {}
    }
    refusal
}

macro_rules! checks {
    ($($(#[$doc:meta])* $name:ident: $newtype:ident;)+) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// What the newtype refuses.
        pub fn $name(text: &str) -> Result<(), ValidationError> {
            $newtype::parse(text).map(drop).map_err(refused)
        }
    )+};
}

checks! {
    /// A need's title.
    need_title: NeedTitle;
    /// A need's problem.
    need_problem: NeedProblem;
    /// Who a need concerns.
    who_affected: WhoAffected;
    /// A reason.
    reason: Reason;
    /// A display name.
    display_name: DisplayName;
}

/// An e-mail address.
///
/// # Errors
/// `invalid_email`.
pub fn email(text: &str) -> Result<(), ValidationError> {
    Email::parse(text).map(drop).map_err(|_| ValidationError::new("invalid_email"))
}

/// A list of at most so many items.
///
/// # Errors
/// `too_many`.
pub fn items<const MAX: usize, T>(list: &[T]) -> Result<(), ValidationError> {
    if list.len() <= MAX {
        return Ok(());
    }
    let mut refusal = ValidationError::new("too_many");
    refusal.add_param("max".into(), &MAX);
    Err(refusal)
}

/// The greatest length of an e-mail address, in characters.
pub const EMAIL_MAX: usize = 254;
/// The greatest length of a one-time link's token, in characters.
pub const TOKEN_MAX: usize = 100;

fn at_most(text: &str, max: usize) -> Result<(), ValidationError> {
    if text.chars().count() > max { Err(refused(TextError::TooLong { max })) } else { Ok(()) }
}

/// What is typed as an address to sign in with: any text that an address could be.
///
/// # Errors
/// `too_long`.
pub fn typed_email(text: &str) -> Result<(), ValidationError> {
    at_most(text, EMAIL_MAX)
}

/// What is typed as a password to sign in with.
///
/// # Errors
/// `too_long`.
pub fn typed_password(text: &str) -> Result<(), ValidationError> {
    at_most(text, PASSWORD_MAX)
}

/// The token of a one-time link.
///
/// # Errors
/// `too_long`.
pub fn link_token(text: &str) -> Result<(), ValidationError> {
    at_most(text, TOKEN_MAX)
}

/// The least length of a password, in characters.
pub const PASSWORD_MIN: usize = 12;
/// The greatest length of a password, in characters.
pub const PASSWORD_MAX: usize = 200;

/// A new password: long, and not one letter repeated. Anything else is allowed (NIST SP 800-63B).
///
/// # Errors
/// `too_short`, `too_long` or `weak_password`.
pub fn new_password(text: &str) -> Result<(), ValidationError> {
    let length = text.chars().count();
    if length < PASSWORD_MIN {
        return Err(refused(TextError::TooShort { min: PASSWORD_MIN }));
    }
    if length > PASSWORD_MAX {
        return Err(refused(TextError::TooLong { max: PASSWORD_MAX }));
    }
    let mut distinct: Vec<char> = text.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    if distinct.len() < 5 { Err(ValidationError::new("weak_password")) } else { Ok(()) }
}

/// What `validator` found, as the API's field problems: pointers in camelCase, in the order of the fields' names.
pub fn problems(errors: &ValidationErrors) -> Vec<FieldProblem> {
    let mut found = Vec::new();
    collect("", errors, &mut found);
    found.sort_by(|a: &FieldProblem, b| a.pointer.cmp(&b.pointer));
    found
}

fn collect(prefix: &str, errors: &ValidationErrors, found: &mut Vec<FieldProblem>) {
    for (field, kind) in errors.errors() {
        let pointer = format!("{prefix}/{}", camel_case(field));
        match kind {
            ValidationErrorsKind::Field(list) => found.extend(list.iter().map(|error| {
                let number = |name: &str| error.params.get(name).and_then(serde_json::Value::as_u64);
                FieldProblem {
                    pointer: pointer.clone(),
                    code: FieldCode::of_code(&error.code),
                    detail: String::new(),
                    limit: number("min").or_else(|| number("max")),
                }
            })),
            ValidationErrorsKind::Struct(inner) => collect(&pointer, inner, found),
            ValidationErrorsKind::List(items) => {
                for (index, inner) in items {
                    collect(&format!("{pointer}/{index}"), inner, found);
                }
            }
        }
    }
}

fn camel_case(field: &str) -> String {
    let mut name = String::with_capacity(field.len());
    let mut upper = false;
    for c in field.chars() {
        if c == '_' {
            upper = true;
        } else if upper {
            name.extend(c.to_uppercase());
            upper = false;
        } else {
            name.push(c);
        }
    }
    name
}

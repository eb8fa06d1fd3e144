//! Field checks: each calls the domain's newtype, so the form, the API and the database agree.

use crate::problem::{FieldCode, FieldProblem};
use domain::organisation::HelpTopic;
use domain::register::MunicipalityNumber;
use domain::template::{InvalidBody, TemplateBody};
use domain::text::{
    AgreedTask, DecidedBy, DecisionReference, DisplayName, DocumentTitle, Email, GroupName, HttpsLink,
    Mandate, NeedProblem, NeedTitle, Note, Office, OrganisationName, Reason, StructureName, TemplateTitle,
    TextError, Theme, WhoAffected,
};
use time::Date;
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
    /// The name of a cluster or part of it.
    structure_name: StructureName;
    /// What a subcluster works with, or a cluster is built on.
    theme: Theme;
    /// Where a decision is found.
    decision_reference: DecisionReference;
    /// A display name.
    display_name: DisplayName;
    /// What a group or network is called.
    group_name: GroupName;
    /// An office.
    office: Office;
    /// What an organisation is called.
    organisation_name: OrganisationName;
    /// A few words.
    note: Note;
    /// What a template is called.
    template_title: TemplateTitle;
    /// Who decided something.
    decided_by: DecidedBy;
    /// What a role, or a group, is to do.
    mandate: Mandate;
    /// What a document is called.
    document_title: DocumentTitle;
}

/// An organisation number.
///
/// # Errors
/// `invalid_number`.
pub fn organisation_number(text: &str) -> Result<(), ValidationError> {
    if domain::register::is_organisation_number(text) {
        Ok(())
    } else {
        Err(ValidationError::new("invalid_number"))
    }
}

/// A template's key.
///
/// # Errors
/// `invalid_key`.
pub fn template_key(text: &str) -> Result<(), ValidationError> {
    if domain::template::is_key(text) { Ok(()) } else { Err(ValidationError::new("invalid_key")) }
}

/// A template's text.
///
/// # Errors
/// What is wrong with it as a text, or `unknown_placeholder`.
pub fn template_body(text: &str) -> Result<(), ValidationError> {
    TemplateBody::parse(text).map(drop).map_err(|error| match error {
        InvalidBody::Text(error) => refused(error),
        InvalidBody::UnknownPlaceholder(_) => ValidationError::new("unknown_placeholder"),
    })
}

/// What an organisation can help with: something, and each once.
///
/// # Errors
/// `required`.
pub fn topics(topics: &[HelpTopic]) -> Result<(), ValidationError> {
    if topics.is_empty() { Err(refused(TextError::Required)) } else { Ok(()) }
}

/// Agreed tasks; the first that is refused refuses all.
///
/// # Errors
/// What the newtype refuses.
pub fn tasks(tasks: &[String]) -> Result<(), ValidationError> {
    tasks.iter().try_for_each(|task| AgreedTask::parse(task).map(drop).map_err(refused))
}

/// A day of our era: what was before has no place here.
///
/// # Errors
/// `invalid_date`.
pub fn day(day: &Date) -> Result<(), ValidationError> {
    if day.year() > 0 { Ok(()) } else { Err(ValidationError::new("invalid_date")) }
}

/// A municipality's number.
///
/// # Errors
/// `unknown_value`.
pub fn municipality_number(text: &str) -> Result<(), ValidationError> {
    MunicipalityNumber::parse(text).map(drop).map_err(|_| ValidationError::new("unknown_value"))
}

/// A region's slug.
///
/// # Errors
/// `unknown_value`.
pub fn region_slug(text: &str) -> Result<(), ValidationError> {
    let fits = (1..=20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_lowercase());
    if fits { Ok(()) } else { Err(ValidationError::new("unknown_value")) }
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

/// Where something can be read.
///
/// # Errors
/// `invalid_link`.
pub fn https_link(text: &str) -> Result<(), ValidationError> {
    HttpsLink::parse(text).map(drop).map_err(|_| ValidationError::new("invalid_link"))
}

/// A share in percent, 0 to 100.
///
/// # Errors
/// `out_of_range`.
pub fn percent(share: i16) -> Result<(), ValidationError> {
    if (0..=100).contains(&share) { Ok(()) } else { Err(ValidationError::new("out_of_range")) }
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

/// The password one signs in with now: something, so that a field left empty is told before it is sent.
///
/// # Errors
/// `required` or `too_long`.
pub fn current_password(text: &str) -> Result<(), ValidationError> {
    if text.is_empty() { Err(refused(TextError::Required)) } else { typed_password(text) }
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

/// What a check found in one field, with the limit that was broken: a length is never refused without it.
pub fn problem(pointer: &str, error: &ValidationError) -> FieldProblem {
    let number = |name: &str| error.params.get(name).and_then(serde_json::Value::as_u64);
    FieldProblem {
        pointer: pointer.to_owned(),
        code: FieldCode::of_code(&error.code),
        detail: String::new(),
        limit: number("min").or_else(|| number("max")),
    }
}

/// The same of a text that the domain refused.
pub fn text_problem(pointer: &str, error: TextError) -> FieldProblem {
    problem(pointer, &refused(error))
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
            ValidationErrorsKind::Field(list) => {
                found.extend(list.iter().map(|error| problem(&pointer, error)));
            }
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

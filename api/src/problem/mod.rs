//! Everything that can go wrong with a request, as one type. Handlers only use `?`; each domain error is mapped here,
//! once. The answer is written in [`render`], where the caller's language and path are known.

mod refusals;
pub mod render;
mod why;

pub use why::Why;
pub(crate) use why::written_day;

use actix_web::http::{StatusCode, header::HeaderName};
use actix_web::{HttpResponse, ResponseError};
use contract::problem::{Code, FieldCode, FieldProblem};
use domain::access::policy::Forbidden;
use domain::role::RoleError;
use domain::rule::{InTheWay, Refused, RuleId};
use std::cell::RefCell;
use std::fmt;
use store::StoreError;
use store::transaction::MayRetry;

/// A request that failed.
#[derive(Debug)]
pub struct ApiError(Box<Failure>);

/// What is known of a failure.
#[derive(Debug)]
pub struct Failure {
    /// The code.
    pub code: Code,
    /// The rules that refused.
    pub rules: Vec<InTheWay>,
    /// What is wrong with which field.
    pub fields: Vec<FieldProblem>,
    /// The name nearest to one that does not exist, or the values there are to choose from.
    pub hint: Option<Hint>,
    /// Why this time, where the words of the code say too little.
    pub why: Option<Why>,
    /// Headers of the answer (`Allow`, `Retry-After`).
    pub headers: Vec<(HeaderName, String)>,
    /// Why, for the log alone; never sent.
    pub cause: Option<String>,
    retry: bool,
}

/// What helps the caller on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// "Did you mean …".
    Nearest(String),
    /// "One of …".
    OneOf(String),
}

impl ApiError {
    /// A failure with nothing more to say than its code.
    pub fn of(code: Code) -> Self {
        Self(Box::new(Failure {
            code,
            rules: Vec::new(),
            fields: Vec::new(),
            hint: None,
            why: None,
            headers: Vec::new(),
            cause: None,
            retry: false,
        }))
    }
    /// A fault of ours: the cause is logged, never sent.
    pub fn internal(cause: impl fmt::Display) -> Self {
        let mut error = Self::of(Code::Internal);
        error.0.cause = Some(cause.to_string());
        error
    }
    /// Fields that are wrong.
    pub fn fields(fields: Vec<FieldProblem>) -> Self {
        let mut error = Self::of(Code::ValidationFailed);
        error.0.fields = fields;
        error
    }
    /// One field that is wrong.
    pub fn field(pointer: &str, code: FieldCode) -> Self {
        Self::fields(vec![field(pointer, code)])
    }
    /// A query parameter that does not exist, or has a value that cannot be read.
    pub fn parameter(code: Code, name: &str, field_code: FieldCode, hint: Option<Hint>) -> Self {
        let mut error = Self::of(code);
        error.0.fields = vec![field(&format!("?{name}"), field_code)];
        error.0.hint = hint;
        error
    }
    /// With why this time.
    pub fn saying(mut self, why: Why) -> Self {
        self.0.why = Some(why);
        self
    }
    /// With the limit that was broken.
    pub fn limited_to(mut self, limit: usize) -> Self {
        for field in &mut self.0.fields {
            field.limit = u64::try_from(limit).ok();
        }
        self
    }
    /// The state of a thing refuses it, and this is how.
    pub fn state(why: Why) -> Self {
        let mut error = Self::of(Code::StateConflict);
        error.0.why = Some(why);
        error
    }
    /// With a header on the answer.
    pub fn with_header(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.0.headers.push((name, value.into()));
        self
    }
    /// With a cause for the log.
    pub fn because(mut self, cause: impl fmt::Display) -> Self {
        self.0.cause = Some(cause.to_string());
        self
    }
    /// The code.
    pub fn code(&self) -> Code {
        self.0.code
    }
}

/// A field problem; its words are put in when the answer is written.
pub fn field(pointer: &str, code: FieldCode) -> FieldProblem {
    FieldProblem { pointer: pointer.to_owned(), code, detail: String::new(), limit: None }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.code.code())
    }
}

impl std::error::Error for ApiError {}

impl MayRetry for ApiError {
    fn may_retry(&self) -> bool {
        self.0.retry
    }
}

/// The failure travels with the response until [`render`] writes it.
pub(crate) struct Pending(pub(crate) RefCell<Option<Failure>>);

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.0.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::new(self.status_code());
        let failure = &self.0;
        let copy = Failure {
            code: failure.code,
            rules: failure.rules.clone(),
            fields: failure.fields.clone(),
            hint: failure.hint.clone(),
            why: failure.why.clone(),
            headers: failure.headers.clone(),
            cause: failure.cause.clone(),
            retry: false,
        };
        response.extensions_mut().insert(Pending(RefCell::new(Some(copy))));
        response
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match &error {
            StoreError::Unavailable(cause) => Self::unavailable(cause),
            StoreError::Retry(cause) => {
                let mut failed = Self::unavailable(cause);
                failed.0.retry = true;
                failed
            }
            StoreError::Stale => Self::of(Code::VersionMismatch),
            StoreError::Rule(rule) => Refused::by(*rule).into(),
            StoreError::Taken { .. } | StoreError::Excluded { .. } => {
                Self::of(Code::AlreadyExists).because(&error)
            }
            StoreError::OutOfTime => Self::field("/validFrom", FieldCode::InvalidDate),
            StoreError::Corrupt { .. } => Self::internal(&error),
            StoreError::Database(cause) => Self::internal(format!("{error}: {cause}")),
        }
    }
}

impl From<RoleError> for ApiError {
    fn from(error: RoleError) -> Self {
        match error {
            RoleError::WrongState(_) => Self::of(Code::StateConflict),
            RoleError::Refused(error) => error.into(),
            RoleError::Day(pointer) => Self::field(pointer, FieldCode::InvalidDate),
            RoleError::Missing(pointer) => Self::field(pointer, FieldCode::Required),
        }
    }
}

impl ApiError {
    /// With the fields pointed at inside a member of the body.
    pub fn inside(mut self, member: &str) -> Self {
        for field in &mut self.0.fields {
            field.pointer.insert_str(0, member);
        }
        self
    }
    /// Something the service needs is away.
    pub fn unavailable(cause: impl fmt::Display) -> Self {
        Self::of(Code::Unavailable).because(cause).with_header(actix_web::http::header::RETRY_AFTER, "2")
    }
}

impl From<Forbidden> for ApiError {
    fn from(error: Forbidden) -> Self {
        let mut refused = Self::of(Code::Forbidden);
        refused.0.rules = error.rule.map(RuleId::hard).into_iter().collect();
        refused
    }
}

impl From<Refused> for ApiError {
    fn from(error: Refused) -> Self {
        let mut refused = Self::of(Code::RuleRefused);
        refused.0.rules = error.rules().to_vec();
        refused
    }
}

//! From what went wrong with a call to what the page says.

use crate::i18n::I18n;
use client::Error;
use contract::problem::{Code, Problem};
use texts::key;
use ui::Failure;

/// What the page says of an error.
pub(crate) fn failure(i18n: I18n, error: &Error) -> Failure {
    match error {
        Error::Problem(problem) => of_problem(problem),
        Error::Transport(error) if !error.is_decode() => Failure::Offline,
        Error::Unexpected { status: 502..=504 } => Failure::Problem {
            title: i18n.text_now(key::PROBLEM_UNAVAILABLE_TITLE),
            detail: i18n.text_now(key::PROBLEM_UNAVAILABLE_DETAIL),
            reference: None,
        },
        Error::Transport(_) | Error::Unexpected { .. } => Failure::Problem {
            title: i18n.text_now(key::UI_UNEXPECTED_TITLE),
            detail: i18n.text_now(key::UI_UNEXPECTED_DETAIL),
            reference: None,
        },
    }
}

fn of_problem(problem: &Problem) -> Failure {
    match problem.code {
        Code::Unauthenticated | Code::TokenExpired => Failure::SignIn,
        Code::Forbidden => Failure::Forbidden,
        Code::NotFound => Failure::Gone,
        Code::BadRequest
        | Code::UnknownParameter
        | Code::InvalidParameter
        | Code::InvalidCursor
        | Code::InvalidSyncToken
        | Code::InvalidCredentials
        | Code::MethodNotAllowed
        | Code::NotAcceptable
        | Code::StateConflict
        | Code::IdempotencyInProgress
        | Code::AlreadyExists
        | Code::GoneResync
        | Code::VersionMismatch
        | Code::PayloadTooLarge
        | Code::UnsupportedMediaType
        | Code::ValidationFailed
        | Code::RuleRefused
        | Code::IdempotencyMismatch
        | Code::LinkUsedOrExpired
        | Code::VersionRequired
        | Code::TooManyRequests
        | Code::Internal
        | Code::Unavailable => Failure::Problem {
            title: problem.title.clone(),
            detail: problem.detail.clone(),
            reference: Some(problem.error_id.clone()),
        },
    }
}

//! What a request says for its change: a reason, rules set aside. The contract has checked their shape.

use crate::problem::ApiError;
use contract::rules::OverrideRequest;
use domain::rule::Override;
use domain::text::Reason;

/// A reason.
///
/// # Errors
/// When it has another shape than the contract's: a fault of ours.
pub(crate) fn reason(text: &str) -> Result<Reason, ApiError> {
    Reason::parse(text).map_err(ApiError::internal)
}

/// A reason that may be left out.
///
/// # Errors
/// As [`reason`].
pub(crate) fn optional_reason(text: Option<&str>) -> Result<Option<Reason>, ApiError> {
    text.map(reason).transpose()
}

/// Rules set aside.
///
/// # Errors
/// As [`reason`].
pub(crate) fn overrides(given: &[OverrideRequest]) -> Result<Vec<Override>, ApiError> {
    given.iter().map(|each| Ok(Override { rule: each.rule, reason: reason(&each.reason)? })).collect()
}

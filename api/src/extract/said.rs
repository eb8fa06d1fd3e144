//! What a request says for its change: a reason, rules set aside. The contract has checked their shape.

use crate::problem::{ApiError, field};
use contract::problem::FieldCode;
use contract::rules::{self, OverrideRequest};
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

/// Rules set aside. Their number is checked here: `validator` checks either a list or what is in it.
///
/// # Errors
/// 422 for too many; as [`reason`].
pub(crate) fn overrides(given: &[OverrideRequest]) -> Result<Vec<Override>, ApiError> {
    contract::field::items::<{ rules::AT_MOST }, _>(given).map_err(|_| {
        let mut many = field("/overrides", FieldCode::TooMany);
        many.limit = u64::try_from(rules::AT_MOST).ok();
        ApiError::fields(vec![many])
    })?;
    given.iter().map(|each| Ok(Override { rule: each.rule, reason: reason(&each.reason)? })).collect()
}

//! Rules of KSF in requests: which soft ones are set aside, and why.

use domain::rule::RuleId;
use serde::{Deserialize, Serialize};
use validator::Validate;

/// As many rules as one request sets aside at most.
pub const AT_MOST: usize = 10;

/// A soft rule set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OverrideRequest {
    /// The rule.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::RuleId))]
    pub rule: RuleId,
    /// Why it is set aside.
    #[validate(custom(function = "crate::field::reason"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 3, max_length = 2000, example = "Nabokommunane spør om det same")
    )]
    pub reason: String,
}

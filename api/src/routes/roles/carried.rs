//! A role that ends before its place does is nothing that what the place becomes can carry on.

use super::change::Changed;
use crate::problem::ApiError;
use domain::role::RoleAssignment;
use store::AsyncPgConnection;
use time::Date;

/// What the holder was offered on what the place becomes, taken back, where the role behind it is over before the place is:
/// nobody is asked to go on with what they no longer do.
///
/// # Errors
/// When the database fails.
pub(super) async fn carried_over(
    connection: &mut AsyncPgConnection,
    ended: &RoleAssignment,
    day: Date,
) -> Result<Vec<Changed>, ApiError> {
    let Some(place_ends) = store::roles::place_ends(connection, ended.scope).await? else {
        return Ok(Vec::new());
    };
    let over_before =
        ended.revoked_at.is_some() || ended.period.until().is_some_and(|until| until < place_ends);
    if !over_before {
        return Ok(Vec::new());
    }
    let offers = store::roles::carried_offers(connection, ended, day).await?;
    offers.into_iter().map(|offer| Ok(offer.role.withdraw(ended.reason.clone(), day)?)).collect()
}

//! What an invitation still does today.

use crate::problem::ApiError;
use crate::routes::roles::offer;
use domain::access::policy::{RoleAction, may_grant};
use store::AsyncPgConnection;
use store::roles::RoleRecord;
use store::sessions::Invitation;
use time::OffsetDateTime;

/// An invitation that can be used now, with the role it is to. A link is worth no more than what its maker may give today:
/// the role that it is to, and every role that the account holds or is offered where it is to choose the password
/// (decision 0014). The link is locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub(super) async fn standing(
    connection: &mut AsyncPgConnection,
    token: &[u8; 32],
    now: OffsetDateTime,
) -> Result<Option<(Invitation, RoleRecord)>, ApiError> {
    let day = domain::oslo::day(now);
    let Some(mut invitation) = store::sessions::find_invitation(connection, token, now).await? else {
        return Ok(None);
    };
    let record = store::roles::find(connection, invitation.role, day).await?;
    let record = record.filter(|record| record.role.permits(RoleAction::Accept, day));
    let (Some(record), Some(maker)) = (record, invitation.created_by) else { return Ok(None) };
    if !store::users::find(connection, maker).await?.is_some_and(|maker| maker.active()) {
        return Ok(None);
    }
    let maker = store::actor::of_user(connection, maker, None, day).await?;
    if !may_grant(&maker, &record.seat) {
        return Ok(None);
    }
    if invitation.sets_password {
        let others = offer::held_by(connection, invitation.user, day).await?;
        invitation.sets_password = others.iter().all(|other| may_grant(&maker, &other.seat));
    }
    Ok(Some((invitation, record)))
}

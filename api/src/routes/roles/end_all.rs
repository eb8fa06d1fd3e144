//! Ending all that somebody holds or is offered.

use super::change::record;
use crate::command::Command;
use crate::problem::ApiError;
use domain::UserId;
use domain::role::RoleAnswer;
use store::AsyncPgConnection;

/// Ends all roles of an account that is closed, and takes back what it is offered: nobody is held up by somebody who does
/// not come, and an account that is opened again has what it is given then. Whether somebody still administers the system
/// is asked by whoever closes the account.
///
/// # Errors
/// When the database fails.
pub(crate) async fn end_all(
    command: &Command,
    connection: &mut AsyncPgConnection,
    user: UserId,
) -> Result<(), ApiError> {
    let (now, day) = (command.caller.now, command.caller.day());
    for found in store::roles::of_user(connection, user, day).await? {
        let role = found.role;
        let offered = role.answer == RoleAnswer::Proposed;
        let over = if offered { role.withdraw(None, day)? } else { role.end_at_once(None, now)? };
        store::roles::update(connection, &over.thing).await?;
        record(command, over);
    }
    Ok(())
}

//! Ending all that somebody holds or is offered.

use super::change::record;
use super::give_back::given_back;
use crate::command::Command;
use crate::problem::ApiError;
use domain::UserId;
use domain::role::RoleAnswer;
use store::AsyncPgConnection;

/// Ends all roles of an account that is closed, and takes back what it is offered: nobody is held up by somebody who does
/// not come, what gave way to one that never began has its end back, and an account that is opened again has what it is
/// given then. Whether somebody still administers the system is asked by whoever closes the account.
///
/// # Errors
/// When the database fails.
pub(crate) async fn end_all(
    command: &Command,
    connection: &mut AsyncPgConnection,
    user: UserId,
) -> Result<(), ApiError> {
    let (now, day) = (command.caller.now, command.caller.day());
    let mut all = store::roles::of_user(connection, user, day).await?;
    // What took over from another comes last: nothing is given back to what ends here too.
    all.sort_by_key(|found| found.role.replaces.is_some());
    for found in all {
        let role = found.role;
        let offered = role.answer == RoleAnswer::Proposed;
        let over = if offered { role.withdraw(None, day)? } else { role.end_at_once(None, now)? };
        store::roles::update(connection, &over.thing).await?;
        let back = given_back(connection, &over.thing, day).await?;
        record(command, over);
        if let Some(back) = back {
            store::roles::update(connection, &back.thing).await?;
            record(command, back);
        }
    }
    Ok(())
}

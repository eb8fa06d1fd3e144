//! Ending one of one's own sessions.

use crate::ApiResult;
use crate::command::{Command, Reply};
use crate::extract::Path;
use crate::problem::ApiError;
use actix_web::delete;
use contract::problem::Code;
use domain::SessionId;

/// End one of one's own sessions.
///
/// Its access tokens stop working at once. The log is told of nothing: a session is no part of the account's history.
#[utoipa::path(operation_id = "end_my_session", tag = "auth", security(("bearer" = [])),
    params(("sessionId" = uuid::Uuid, Path, description = "Id of the session")),
    responses((status = 204, description = "Ended")))]
#[delete("/me/sessions/{sessionId}")]
pub async fn end_my_session(command: Command, id: Path<SessionId>) -> ApiResult {
    let (user, now) = (command.caller.user()?, command.caller.now);
    command
        .run(async |connection| {
            let session = store::sessions::find_running(connection, user, *id, now).await?;
            let session = session.ok_or_else(|| ApiError::of(Code::NotFound))?;
            store::sessions::end(connection, session.id, now).await?;
            Ok(Reply::empty())
        })
        .await
}

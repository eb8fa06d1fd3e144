//! Throwing a draft away.

use super::change::Needs;
use crate::ApiResult;
use crate::change::found;
use crate::command::{Command, Reply};
use crate::extract::Path;
use actix_web::delete;
use domain::NeedId;
use domain::access::policy::{self, NeedAction, Request};
use domain::need::WrongState;

/// Throw a draft away.
///
/// Only a draft, which nobody else has seen; a need that was sent in is withdrawn instead.
#[utoipa::path(operation_id = "delete_need", tag = "needs", security(("bearer" = [])),
    params(("needId" = uuid::Uuid, Path, description = "Id of the need")),
    responses((status = 204, description = "Gone")))]
#[delete("/needs/{needId}")]
pub async fn delete_need(command: Command, id: Path<NeedId>) -> ApiResult {
    command
        .run(async |connection| {
            let need = found::<Needs>(&command, connection, *id).await?.need;
            policy::check(&command.caller.actor, Request::Need(NeedAction::Discard, &need))?;
            command.require_version(need.version)?;
            if !need.permits(NeedAction::Discard) {
                return Err(WrongState { action: NeedAction::Discard, process: need.process }.into());
            }
            store::needs::delete_draft(connection, &need).await?;
            Ok(Reply::empty())
        })
        .await
}

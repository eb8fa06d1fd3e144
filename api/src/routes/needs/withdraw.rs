//! Withdrawing a need.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Path, optional_reason};
use actix_web::post;
use contract::needs::{Decide, NeedView};
use domain::NeedId;
use domain::access::policy::{NeedAction, withdrawing_level};

/// Withdraw a need.
///
/// By the municipality, whoever it lets do that, or its cluster's coordinator (KSF-R29). It is internal again and leaves the public register.
#[utoipa::path(operation_id = "withdraw_need", tag = "needs", security(("bearer" = [])), request_body = Decide,
    params(("needId" = uuid::Uuid, Path, description = "Id of the need")),
    responses((status = 200, description = "The need after it", body = NeedView)))]
#[post("/needs/{needId}/withdraw")]
pub async fn withdraw_need(command: Command, id: Path<NeedId>, body: JsonOrEmpty<Decide>) -> ApiResult {
    let reason = optional_reason(body.0.reason.as_deref())?;
    let (actor, now) = (&command.caller.actor, command.caller.now);
    change(&command, *id, NeedAction::Withdraw, async |_, need| {
        let own = need.originators.iter().any(|m| actor.reach.municipalities.contains(m));
        Ok(match withdrawing_level(actor, &need).filter(|_| !own) {
            Some(level) => need.withdraw_at(level, reason.clone(), now)?,
            None => need.withdraw(reason.clone(), now)?,
        })
    })
    .await
}

//! Changes to a need's words and classification.

use super::change::change;
use super::create::{once_each, text, urgency};
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path};
use crate::problem::ApiError;
use actix_web::patch;
use contract::needs::{NeedView, UpdateNeed};
use contract::patch;
use contract::problem::FieldCode;
use domain::NeedId;
use domain::access::policy::{self, NeedAction, Request};
use domain::need::{Classification, Need, Urgency, Wording};
use domain::text::{NeedProblem, NeedTitle, WhoAffected};

/// Change a need.
///
/// The municipality's words may be changed until somebody has decided on the need; service area, who is affected,
/// urgency and theme as long as it is open, also by the coordinator who holds it.
#[utoipa::path(operation_id = "update_need", tag = "needs", security(("bearer" = [])), request_body = UpdateNeed,
    params(("needId" = uuid::Uuid, Path, description = "Id of the need")),
    responses((status = 200, description = "Changed", body = NeedView)))]
#[patch("/needs/{needId}")]
pub async fn update_need(command: Command, id: Path<NeedId>, body: Json<UpdateNeed>) -> ApiResult {
    let body = body.0;
    let words = body.title.is_some() || body.problem.is_some() || body.language.is_some();
    let action = if words { NeedAction::Edit } else { NeedAction::Classify };
    change(&command, *id, action, async |_, need| {
        // KSF-R24's flag is set by whoever answers for the need, not by the one who would like it lifted.
        let holds = policy::check(&command.caller.actor, Request::Need(NeedAction::Qualify, &need)).is_ok();
        if body.outside_theme.is_some_and(|flag| flag != need.classification.outside_theme) && !holds {
            return Err(ApiError::field("/outsideTheme", FieldCode::NotInScope));
        }
        let wording = wording(&need, &body)?;
        let classification = classification(&need, &body)?;
        Ok(need.edit(wording, classification, command.caller.now)?)
    })
    .await
}

fn wording(need: &Need, body: &UpdateNeed) -> Result<Wording, ApiError> {
    let mut wording = need.wording.clone();
    if let Some(title) = &body.title {
        wording.title = NeedTitle::parse(title).map_err(|e| text("/title", e))?;
    }
    if let Some(problem) = &body.problem {
        wording.problem = NeedProblem::parse(problem).map_err(|e| text("/problem", e))?;
    }
    wording.language = body.language.unwrap_or(wording.language);
    Ok(wording)
}

fn classification(need: &Need, body: &UpdateNeed) -> Result<Classification, ApiError> {
    let now = &need.classification;
    let who = match &body.who_affected {
        None => now.who_affected.clone(),
        Some(None) => None,
        Some(Some(who)) => Some(WhoAffected::parse(who).map_err(|e| text("/whoAffected", e))?),
    };
    let (kind, starts) =
        now.urgency.map(Urgency::parts).map_or((None, None), |(kind, starts)| (Some(kind), starts));
    let kind = patch::apply(kind.as_ref(), body.urgency.as_ref());
    // A date that no longer belongs goes with the urgency it belonged to, unless one is given.
    let kept = if body.urgency.is_some() { None } else { starts };
    let starts = patch::apply(kept.as_ref(), body.urgency_starts.as_ref());
    Ok(Classification {
        service_area: patch::apply(now.service_area.as_ref(), body.service_area.as_ref()),
        who_affected: who,
        affected_groups: match &body.affected_groups {
            None => now.affected_groups.clone(),
            Some(groups) => once_each(groups),
        },
        urgency: urgency(kind, starts)?,
        outside_theme: body.outside_theme.unwrap_or(now.outside_theme),
    })
}

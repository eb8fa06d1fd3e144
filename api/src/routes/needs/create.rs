//! A new need: a draft.

use super::change::Needs;
use crate::ApiResult;
use crate::change::make;
use crate::command::Command;
use crate::extract::Json;
use crate::named::spoken_for;
use crate::problem::ApiError;
use actix_web::post;
use contract::field::text_problem;
use contract::needs::{CreateNeed, NeedView};
use contract::problem::FieldCode;
use domain::access::policy::{self, Request};
use domain::need::{AffectedGroup, Channel, Classification, Need, Urgency, UrgencyKind, Wording};
use domain::text::{NeedProblem, NeedTitle, TextError, WhoAffected};
use domain::{ContentLanguage, NeedId};
use store::AsyncPgConnection;
use texts::Lang;
use time::Date;

/// Register a need.
///
/// Title and problem are enough. It is a private draft until it is submitted. A coordinator may register on behalf of a
/// municipality of the cluster or region.
#[utoipa::path(operation_id = "create_need", tag = "needs", security(("bearer" = [])), request_body = CreateNeed,
    responses((status = 201, description = "The draft", body = NeedView)))]
#[post("/needs")]
pub async fn create_need(command: Command, body: Json<CreateNeed>) -> ApiResult {
    let body = body.0;
    let language = body.language.unwrap_or(match command.caller.lang {
        Lang::Nb => ContentLanguage::Nb,
        Lang::Nn => ContentLanguage::Nn,
        Lang::En => ContentLanguage::En,
    });
    let wording = Wording {
        language,
        title: NeedTitle::parse(&body.title).map_err(|e| text("/title", e))?,
        problem: NeedProblem::parse(&body.problem).map_err(|e| text("/problem", e))?,
    };
    let who = body.who_affected.as_deref().map(WhoAffected::parse).transpose();
    let classification = Classification {
        service_area: body.service_area,
        who_affected: who.map_err(|e| text("/whoAffected", e))?,
        affected_groups: once_each(&body.affected_groups),
        urgency: urgency(body.urgency, body.urgency_starts)?,
        outside_theme: false,
    };
    let channel = body.channel.unwrap_or(Channel::Self_);
    let now = command.caller.now;
    let prepare = async |connection: &mut AsyncPgConnection| {
        let origin = spoken_for(&command, connection, body.municipality.as_deref()).await?;
        policy::check(&command.caller.actor, Request::RegisterNeed(&origin))?;
        Ok(origin)
    };
    make::<Needs, _>(&command, prepare, async |connection, origin| {
        let id = NeedId(command.state().clock.id());
        let user = command.caller.actor.user;
        let (wording, classification) = (wording.clone(), classification.clone());
        let need = Need::draft(id, origin.municipality, wording, classification, channel, user, now);
        store::needs::insert(connection, &need).await?;
        Ok((id, format!("/needs/{id}")))
    })
    .await
}

/// A text that the domain refuses although its shape was right.
pub(super) fn text(pointer: &str, error: TextError) -> ApiError {
    ApiError::fields(vec![text_problem(pointer, error)])
}

/// Urgency and date as one; a date belongs to `now` alone.
pub(super) fn urgency(kind: Option<UrgencyKind>, starts: Option<Date>) -> Result<Option<Urgency>, ApiError> {
    match (kind, starts) {
        (None, None) => Ok(None),
        (None, Some(_)) => Err(ApiError::field("/urgencyStarts", FieldCode::InvalidDate)),
        (Some(kind), starts) => match Urgency::from_parts(kind, starts) {
            Some(urgency) => Ok(Some(urgency)),
            None if kind == UrgencyKind::Now => Err(ApiError::field("/urgencyStarts", FieldCode::Required)),
            None => Err(ApiError::field("/urgencyStarts", FieldCode::InvalidDate)),
        },
    }
}

/// Each group once, in the order given.
pub(super) fn once_each(groups: &[AffectedGroup]) -> Vec<AffectedGroup> {
    let mut kept = Vec::with_capacity(groups.len());
    for group in groups {
        if !kept.contains(group) {
            kept.push(*group);
        }
    }
    kept
}

//! A new template.

use super::change::{Templates, record, texts};
use crate::ApiResult;
use crate::change::make;
use crate::command::Command;
use crate::extract::Json;
use crate::problem::ApiError;
use actix_web::post;
use contract::templates::{CreateTemplate, TemplateView};
use domain::TemplateId;
use domain::access::policy::{self, Place, Request, Who};
use domain::template::{PublishedVersion, Template};
use store::AsyncPgConnection;

/// Make a template with its first version.
///
/// By the nation. One key stands once.
#[utoipa::path(operation_id = "create_template", tag = "templates", security(("bearer" = [])),
    request_body = CreateTemplate,
    responses((status = 201, description = "The template", body = TemplateView)))]
#[post("/templates")]
pub async fn create_template(command: Command, body: Json<CreateTemplate>) -> ApiResult {
    let body = body.0;
    let valid_from = body.valid_from.unwrap_or_else(|| command.caller.day());
    let (title, text) = texts([&body.title_nb, &body.title_nn], [&body.body_nb, &body.body_nn])?;
    let prepare = async |_: &mut AsyncPgConnection| {
        policy::check(&command.caller.actor, Request::At(Who::Nation, &Place::default()))
            .map_err(ApiError::from)
    };
    make::<Templates<'_>, ()>(&command, prepare, async |connection, ()| {
        let first = PublishedVersion { number: 1, valid_from, title: title.clone(), body: text.clone() };
        let template = Template {
            id: TemplateId(command.state().clock.id()),
            version: 1,
            key: body.key.clone(),
            kind: body.kind,
            versions: vec![first],
        };
        let made = template.made().ok_or_else(|| ApiError::internal("a template without a version"))?;
        store::templates::insert(connection, &made.thing, None, command.caller.now).await?;
        record(&command, made);
        Ok((body.key.as_str(), format!("/templates/{}", body.key)))
    })
    .await
}

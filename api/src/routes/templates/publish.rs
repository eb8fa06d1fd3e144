//! A further version of a template.

use super::change::{Templates, texts};
use crate::ApiResult;
use crate::change::change;
use crate::command::Command;
use crate::extract::{Json, Path, optional_reason};
use actix_web::post;
use contract::templates::{PublishTemplateVersion, TemplateView};
use domain::access::policy::{self, Place, Request, Who};
use domain::template::Template;

/// Publish a version of a template.
///
/// By the nation. It takes over from its day; what is published never changes.
#[utoipa::path(operation_id = "publish_template_version", tag = "templates", security(("bearer" = [])),
    request_body = PublishTemplateVersion,
    params(("templateKey" = String, Path, description = "Key of the template", example = "samarbeidsavtale")),
    responses((status = 200, description = "The template after it", body = TemplateView)))]
#[post("/templates/{templateKey}/versions")]
pub async fn publish_template_version(
    command: Command,
    key: Path<String>,
    body: Json<PublishTemplateVersion>,
) -> ApiResult {
    let body = body.0;
    let day = command.caller.day();
    let reason = optional_reason(body.reason.as_deref())?;
    let (title, text) = texts([&body.title_nb, &body.title_nn], [&body.body_nb, &body.body_nn])?;
    let may =
        |_: &Template| policy::check(&command.caller.actor, Request::At(Who::Nation, &Place::default()));
    change::<Templates<'_>>(&command, key.as_str(), may, async |_, template| {
        let from = body.valid_from.unwrap_or(day);
        Ok(template.publish(from, title.clone(), text.clone(), day)?.because(reason.clone()))
    })
    .await
}

//! The OpenAPI document, from the code of the routes.
//!
//! Each route states what is its own: summary, parameters, body, answer. What holds for every operation is added here,
//! once: [`components`] are shared, [`operations`] get the problems and headers their shape brings, [`schemas`] say
//! exactly what is sent and taken, and [`examples`] are values of the types themselves.

mod components;
mod examples;
mod operations;
mod parameters;
mod schemas;

#[cfg(test)]
mod tests;

pub use parameters::query_parameters;

use crate::routes;
use actix_web::App;
use serde_json::Value;
use std::sync::OnceLock;
use utoipa::OpenApi;
use utoipa_actix_web::AppExt;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "KSF-plattformen",
        description = include_str!("guide.md"),
        contact(name = "KS", url = "https://www.ks.no"),
        license(name = "MIT", identifier = "MIT")
    ),
    servers((url = "/api/v1", description = "This service")),
    tags(
        (name = "service", description = "What the service is, and this specification."),
        (name = "auth", description = "Signing in and out, and oneself."),
        (name = "users", description = "Accounts and one-time links, for system administrators."),
        (name = "roles", description = "Roles that people are offered and hold, invitations to them, absence and deputy, \
            and what municipalities let others do."),
        (name = "structure", description = "Counties, municipalities, regions and organisations, as they are or were on \
            a day."),
        (name = "clusters", description = "Municipal clusters: founded, joined by consent, driven in turn, agreed, \
            established, at rest, closed; as they are or were on a day."),
        (name = "groups", description = "Groups with a mandate, theme networks across clusters and regions, and who \
            represents KSF where."),
        (name = "templates", description = "Templates for documents to sign, and the documents made from them."),
        (name = "introductions", description = "The introduction programme for new coordinators."),
        (name = "needs", description = "Knowledge needs and their way: draft, submitted, qualified, lifted to region \
            and nation; public by the municipality's consent."),
        (name = "changes", description = "What changes, for those who keep a copy.")
    ),
    components(schemas(
        contract::problem::Problem, contract::problem::FieldProblem, contract::problem::RuleView,
        // Only query parameters name these, and those are not looked through for schemas.
        contract::schema::NeedLevel,
    ))
)]
struct Document;

/// The document as text; made once.
///
/// # Errors
/// When it cannot be written.
pub fn text() -> Result<String, String> {
    static TEXT: OnceLock<Result<String, String>> = OnceLock::new();
    TEXT.get_or_init(|| {
        let document = document()?;
        serde_json::to_string_pretty(&document).map(|text| text + "\n").map_err(|e| e.to_string())
    })
    .clone()
}

/// The document.
///
/// # Errors
/// When it cannot be made.
pub fn document() -> Result<Value, String> {
    let raw = App::new()
        .into_utoipa_app()
        .openapi(Document::openapi())
        .configure(routes::mount)
        .split_for_parts()
        .1;
    let mut document = serde_json::to_value(raw).map_err(|e| e.to_string())?;
    schemas::tidy(&mut document);
    components::add(&mut document)?;
    operations::complete(&mut document)?;
    Ok(document)
}

/// A reference to a shared part.
fn reference(kind: &str, name: &str) -> Value {
    serde_json::json!({ "$ref": format!("#/components/{kind}/{name}") })
}

/// The name a reference to a shared part ends with.
fn referred(part: &Value) -> Option<&str> {
    part.get("$ref")?.as_str()?.rsplit('/').next()
}

//! The OpenAPI document, from the code of the routes.
//!
//! Each route states what is its own: summary, parameters, body, answer. What holds for every operation is added here,
//! once: problems, `If-Match`, `If-None-Match`, `Idempotency-Key`, `Accept-Language`, the headers of answers.

use crate::routes;
use actix_web::App;
use contract::endpoints::{self, Access, Endpoint, Method};
use contract::problem::Code;
use serde_json::{Map, Value, json};
use std::sync::OnceLock;
use utoipa::OpenApi;
use utoipa_actix_web::AppExt;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "KSF-plattformen",
        description = "How Norway's municipalities get the research they need: structure, knowledge needs, and their \
            way from a municipality through cluster and region to the nation.\n\nStaff sign in with `POST /auth/login` \
            and send the access token as `Authorization: Bearer`. Lists are paged by cursor; the same query gives NDJSON \
            or CSV by `Accept` or `format`. Changes need `If-Match`; a `POST` may carry `Idempotency-Key`. Problems \
            follow RFC 9457.",
        contact(name = "KS", url = "https://www.ks.no"),
        license(name = "MIT", identifier = "MIT")
    ),
    servers((url = "/api/v1", description = "This service")),
    tags(
        (name = "service", description = "The service itself"),
        (name = "auth", description = "Signing in, and oneself"),
        (name = "users", description = "Accounts, for system administrators"),
        (name = "structure", description = "Counties, municipalities, regions, clusters, organisations, roles"),
        (name = "needs", description = "Knowledge needs and their way"),
        (name = "changes", description = "What changes")
    ),
    components(schemas(
        contract::problem::Problem, contract::problem::FieldProblem, contract::problem::RuleView,
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
    components(&mut document);
    for endpoint in endpoints::ALL {
        let method = endpoint.method.as_str().to_lowercase();
        if let Some(operation) = document
            .pointer_mut(&format!("/paths/{}/{method}", endpoint.path.replace('~', "~0").replace('/', "~1")))
            .and_then(Value::as_object_mut)
        {
            complete(endpoint, operation);
        }
    }
    close_objects(&mut document);
    Ok(document)
}

/// Security schemes, shared parameters and headers.
fn components(document: &mut Value) {
    let Some(components) = document.pointer_mut("/components").and_then(Value::as_object_mut) else { return };
    components.insert(
        "securitySchemes".to_owned(),
        json!({
            "bearer": {
                "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
                "description": "Access token of `POST /auth/login`; ten minutes."
            },
            "session": {
                "type": "apiKey", "in": "cookie", "name": crate::auth::cookie::NAME,
                "description": "Refresh token, HttpOnly; only the browser sends it."
            }
        }),
    );
    let text = |description: &str| json!({ "description": description, "schema": { "type": "string" } });
    components.insert(
        "headers".to_owned(),
        json!({
            "ETag": text("`\"version.hash\"` of the resource as the caller sees it."),
            "Location": text("Address of what was made."),
            "Link": text("`rel=\"next\"`: address of the next page."),
            "Allow": text("Methods of this address."),
            "RetryAfter": { "description": "Seconds to wait.", "schema": { "type": "string", "pattern": "^[0-9]+$" } },
            "RateLimit": text("What is left of the caller's budget."),
            "RateLimitPolicy": text("The caller's budget.")
        }),
    );
    let header = |name: &str, required: bool, max: u16, example: &str, description: &str| {
        json!({ "name": name, "in": "header", "required": required, "description": description,
                "schema": { "type": "string", "maxLength": max }, "example": example })
    };
    components.insert(
        "parameters".to_owned(),
        json!({
            "AcceptLanguage": header("Accept-Language", false, 200, "nn", "Language of titles and labels: nb, nn or en."),
            "IfMatch": header("If-Match", true, 200, "\"3.x\"", "ETag of the version that is changed; its version is compared."),
            "IfNoneMatch": header("If-None-Match", false, 500, "\"3.x\"", "ETag that the caller has; 304 when it is still right."),
            "IdempotencyKey": {
                "name": "Idempotency-Key", "in": "header", "required": false, "example": "0198c1f0-6b7e-7c3a-9d55-3f0c5b1e2a44",
                "description": "Chosen by the caller, kept for 24 hours: a repeat with the same key and body gets the first answer.",
                "schema": { "type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$" }
            }
        }),
    );
    let responses: Map<String, Value> = PROBLEMS
        .iter()
        .map(|(name, _, description)| {
            let mut headers = Map::new();
            match *name {
                "MethodNotAllowed" => {
                    headers.insert("Allow".into(), reference("headers", "Allow"));
                }
                "TooManyRequests" | "Unavailable" => {
                    headers.insert("Retry-After".into(), reference("headers", "RetryAfter"));
                }
                _ => {}
            }
            let mut response = json!({
                "description": description,
                "content": { "application/problem+json": { "schema": reference("schemas", "Problem") } }
            });
            if let Some(response) = response.as_object_mut().filter(|_| !headers.is_empty()) {
                response.insert("headers".to_owned(), Value::Object(headers));
            }
            ((*name).to_owned(), response)
        })
        .collect();
    components.insert("responses".to_owned(), Value::Object(responses));
}

/// The shared problem answers: name, status, description.
const PROBLEMS: &[(&str, u16, &str)] = &[
    ("BadRequest", 400, "The request cannot be read, or a parameter does not fit."),
    ("Unauthenticated", 401, "Signing in is needed, or has ended."),
    ("Forbidden", 403, "One's roles do not allow it."),
    ("NotFound", 404, "Not there, or not visible to the caller."),
    ("MethodNotAllowed", 405, "The address has other methods."),
    ("NotAcceptable", 406, "None of the accepted media types can be given."),
    (
        "Conflict",
        409,
        "The transition does not exist from the present state, or a twin of the request still runs.",
    ),
    ("Gone", 410, "The sync token no longer fits; start over."),
    ("PreconditionFailed", 412, "Somebody changed it in the meantime."),
    ("PayloadTooLarge", 413, "The body is too large."),
    ("UnsupportedMediaType", 415, "The body is not JSON."),
    ("Unprocessable", 422, "Fields are wrong, or a rule of KSF refuses it."),
    ("PreconditionRequired", 428, "If-Match is missing."),
    ("TooManyRequests", 429, "Too many requests; Retry-After says when."),
    ("Internal", 500, "A fault of ours; the errorId is what support asks for."),
    ("Unavailable", 503, "Something the service needs is away; try again."),
];

fn reference(kind: &str, name: &str) -> Value {
    json!({ "$ref": format!("#/components/{kind}/{name}") })
}

/// Adds to an operation what its kind has in common.
fn complete(endpoint: &Endpoint, operation: &mut Map<String, Value>) {
    let has_body = operation.contains_key("requestBody");
    let list = endpoint.id.starts_with("list_") && endpoint.id != "list_changes";
    let single = endpoint.method == Method::Get
        && !list
        && endpoint.id != "list_changes"
        && endpoint.id != "get_openapi";
    let auth = endpoint.path.starts_with("/auth/");
    let on_resource = endpoint.path.contains('{');
    let versioned = match endpoint.method {
        Method::Get => false,
        Method::Patch | Method::Delete => true,
        Method::Post => on_resource && endpoint.id != "create_user_link",
    };
    let mut parameters =
        operation.remove("parameters").and_then(|p| p.as_array().cloned()).unwrap_or_default();
    parameters.push(reference("parameters", "AcceptLanguage"));
    if single {
        parameters.push(reference("parameters", "IfNoneMatch"));
    }
    if versioned {
        parameters.push(reference("parameters", "IfMatch"));
    }
    if endpoint.method == Method::Post && !auth {
        parameters.push(reference("parameters", "IdempotencyKey"));
    }
    operation.insert("parameters".to_owned(), Value::Array(parameters));

    let mut statuses = vec![400, 405, 406, 429, 500, 503];
    let guarded = endpoint.access != Access::Public;
    // A bearer token that no longer works is refused also where none is needed.
    if guarded || operation.get("security").is_some_and(|s| s.to_string().contains("bearer")) {
        statuses.push(401);
    }
    statuses.extend(match endpoint.id {
        "login" | "refresh_session" | "logout" => vec![401, 403],
        "list_changes" => vec![410],
        _ => Vec::new(),
    });
    if endpoint.access == Access::Policy {
        statuses.push(403);
    }
    if on_resource {
        statuses.push(404);
    }
    if versioned {
        statuses.extend([409, 412, 428]);
    } else if endpoint.method == Method::Post && !auth {
        statuses.push(409);
    }
    if has_body {
        statuses.extend([413, 415, 422]);
    } else if endpoint.method == Method::Post && !auth {
        statuses.push(422);
    }
    let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) else { return };
    for (name, status, _) in PROBLEMS {
        if statuses.contains(status) {
            responses.insert(status.to_string(), reference("responses", name));
        }
    }
    if single {
        responses.insert("304".to_owned(), json!({ "description": "The caller has it already." }));
    }
    if list {
        let name = operation_body(responses);
        if let Some(content) =
            responses.get_mut("200").and_then(|r| r.get_mut("content")).and_then(Value::as_object_mut)
        {
            content.insert(
                "application/x-ndjson".to_owned(),
                json!({ "schema": { "type": "string", "description": format!("One JSON object a line; {name}") } }),
            );
            content.insert("text/csv".to_owned(), json!({ "schema": { "type": "string" } }));
        }
    }
    let mut headers = Map::new();
    headers.insert("RateLimit".to_owned(), reference("headers", "RateLimit"));
    headers.insert("RateLimit-Policy".to_owned(), reference("headers", "RateLimitPolicy"));
    if list {
        headers.insert("Link".to_owned(), reference("headers", "Link"));
    }
    if single
        || versioned && endpoint.method != Method::Delete
        || endpoint.id.starts_with("create_") && endpoint.id != "create_user_link"
    {
        headers.insert("ETag".to_owned(), reference("headers", "ETag"));
    }
    if endpoint.id.starts_with("create_") && endpoint.id != "create_user_link" {
        headers.insert("Location".to_owned(), reference("headers", "Location"));
    }
    for status in ["200", "201", "204"] {
        if let Some(response) = responses.get_mut(status).and_then(Value::as_object_mut) {
            response.insert("headers".to_owned(), Value::Object(headers.clone()));
        }
    }
}

fn operation_body(responses: &Map<String, Value>) -> String {
    responses
        .get("200")
        .and_then(|r| r.pointer("/content/application~1json/schema/$ref"))
        .and_then(Value::as_str)
        .and_then(|reference| reference.rsplit('/').next())
        .unwrap_or("an item of the page")
        .to_owned()
}

/// Request bodies refuse unknown members; the schemas say so.
fn close_objects(document: &mut Value) {
    let requests: Vec<String> = contract_requests(document);
    let Some(schemas) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut) else {
        return;
    };
    for name in requests {
        if let Some(schema) = schemas.get_mut(&name).and_then(Value::as_object_mut) {
            schema.insert("additionalProperties".to_owned(), Value::Bool(false));
        }
    }
}

fn contract_requests(document: &Value) -> Vec<String> {
    let mut names = vec!["OverrideRequest".to_owned()];
    let paths = document.get("paths").and_then(Value::as_object);
    for operation in paths.into_iter().flatten().flat_map(|(_, item)| item.as_object().into_iter().flatten())
    {
        let schema = operation.1.pointer("/requestBody/content/application~1json/schema/$ref");
        names.extend(schema.and_then(Value::as_str).and_then(|r| r.rsplit('/').next()).map(str::to_owned));
    }
    names
}

/// The problems page below `/api/docs` has one heading a code.
pub fn problem_codes() -> &'static [Code] {
    Code::ALL
}

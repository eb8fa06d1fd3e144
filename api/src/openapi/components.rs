//! What operations share: credentials, headers, parameters, and the answers for problems.

use super::reference;
use contract::problem::{Code, FieldCode, FieldProblem, Problem};
use domain::rule::RuleId;
use serde_json::{Map, Value, json};
use texts::{Key, Lang};

/// Adds them.
pub(super) fn add(document: &mut Value) -> Result<(), String> {
    let components =
        document.pointer_mut("/components").and_then(Value::as_object_mut).ok_or("no components")?;
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
    components.insert("headers".to_owned(), headers());
    components.insert("parameters".to_owned(), parameters());
    let responses = PROBLEMS.iter().map(|problem| Ok((problem.name.to_owned(), response(problem)?)));
    components.insert("responses".to_owned(), Value::Object(responses.collect::<Result<_, String>>()?));
    Ok(())
}

fn headers() -> Value {
    let header = |description: &str, example: &str| json!({ "description": description, "schema": { "type": "string" }, "example": example });
    json!({
        "ETag": header("`\"version.hash\"` of the resource as the caller sees it.", "\"3.q1X0a7rDkV2wZ9Lm\""),
        "Location": header("Address of what was made.", "/api/v1/needs/0198c1f0-6b7e-7c3a-9d55-3f0c5b1e2a44"),
        "Link": header(
            "`rel=\"next\"`: address of the next page, where there is one. `rel=\"license\"`: of an export.",
            "</api/v1/municipalities?limit=100&cursor=b3BhcXVl>; rel=\"next\"",
        ),
        "Allow": header("Methods of this address.", "GET, POST"),
        "RetryAfter": {
            "description": "Seconds to wait.", "schema": { "type": "string", "pattern": "^[0-9]+$" }, "example": "2"
        },
        "RateLimit": header("What is left of the caller's budget.", "\"default\";r=599;t=1"),
        "RateLimitPolicy": header("The caller's budget.", "\"default\";q=600;w=30"),
        "SetCookie": header(
            "The refresh token, or its removal.",
            "__Host-ksf-session=…; HttpOnly; SameSite=Strict; Secure; Path=/; Max-Age=1209600",
        ),
        "ContentDisposition": header("Whether it is shown or kept, and its name.", "attachment; filename=\"samarbeidsavtale.odt\""),
        "ContentLanguage": header("Language of title and detail.", "nn")
    })
}

fn parameters() -> Value {
    let header = |name: &str, required: bool, example: &str, description: &str| {
        json!({ "name": name, "in": "header", "required": required, "description": description,
                "schema": { "type": "string" }, "example": example })
    };
    json!({
        "AcceptLanguage": header(
            "Accept-Language", false, "nn", "Language of titles and labels: nb, nn or en; bokmål where none fits."),
        "IfMatch": header(
            "If-Match", true, "\"3.q1X0a7rDkV2wZ9Lm\"", "ETag of the version that is changed; its version is compared."),
        "IfNoneMatch": header(
            "If-None-Match", false, "\"3.q1X0a7rDkV2wZ9Lm\"", "ETag that the caller has; 304 when it is still right."),
        "IdempotencyKey": {
            "name": "Idempotency-Key", "in": "header", "required": false,
            "example": "0198c1f0-6b7e-7c3a-9d55-3f0c5b1e2a44",
            "description": "Chosen by the caller, kept for 24 hours: a repeat with the same key and body gets the \
                first answer.",
            "schema": { "type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$" }
        }
    })
}

/// A problem answer that operations share.
pub(super) struct Shared {
    /// Name of the component.
    pub name: &'static str,
    /// Status.
    pub status: u16,
    description: &'static str,
}

macro_rules! problems {
    ($($name:literal $status:literal $description:literal;)+) => {
        &[$(Shared { name: $name, status: $status, description: $description }),+]
    };
}

/// All of them, by status.
pub(super) const PROBLEMS: &[Shared] = problems! {
    "BadRequest" 400 "The request cannot be read, or a parameter does not fit.";
    "Unauthenticated" 401 "Signing in is needed, or has ended.";
    "Forbidden" 403 "One's roles do not allow it.";
    "NotFound" 404 "Not there, or not visible to the caller.";
    "MethodNotAllowed" 405 "The address has other methods.";
    "NotAcceptable" 406 "None of the accepted media types can be given.";
    "Conflict" 409 "It cannot be done from the present state, is there already, or a twin of the request still runs.";
    "Gone" 410 "The sync token no longer fits; start over.";
    "PreconditionFailed" 412 "Somebody changed it in the meantime.";
    "PayloadTooLarge" 413 "The body is too large.";
    "UnsupportedMediaType" 415 "The body is not JSON.";
    "Unprocessable" 422 "Fields are wrong, or a rule of KSF refuses it.";
    "PreconditionRequired" 428 "If-Match is missing.";
    "TooManyRequests" 429 "Too many requests; Retry-After says when.";
    "Internal" 500 "A fault of ours; the errorId is what support asks for.";
    "Unavailable" 503 "Something the service needs is away; try again.";
};

fn response(problem: &Shared) -> Result<Value, String> {
    let mut headers = Map::new();
    headers.insert("Content-Language".to_owned(), reference("headers", "ContentLanguage"));
    match problem.status {
        405 => headers.insert("Allow".to_owned(), reference("headers", "Allow")),
        429 | 503 => headers.insert("Retry-After".to_owned(), reference("headers", "RetryAfter")),
        _ => None,
    };
    let codes: Vec<Code> = Code::ALL.iter().copied().filter(|code| code.status() == problem.status).collect();
    let named: Vec<String> = codes.iter().map(|code| format!("`{}`", code.code())).collect();
    let mut examples = Map::new();
    for code in codes {
        examples.insert(
            code.code().to_owned(),
            json!({ "summary": title(code), "value": serde_json::to_value(example(code)).map_err(|e| e.to_string())? }),
        );
    }
    Ok(json!({
        "description": format!("{} Codes: {}.", problem.description, named.join(", ")),
        "headers": headers,
        "content": {
            "application/problem+json": { "schema": reference("schemas", "Problem"), "examples": examples }
        }
    }))
}

fn words(key: &str) -> String {
    Key::named(key).map(|key| texts::text(Lang::En, key).to_owned()).unwrap_or_default()
}

fn title(code: Code) -> String {
    words(&format!("problem.{}.title", code.code()))
}

/// A problem as it is sent.
fn example(code: Code) -> Problem {
    let field = |pointer: &str, code: FieldCode, limit: Option<u64>| FieldProblem {
        pointer: pointer.to_owned(),
        code,
        detail: texts::format(&words(&format!("field.{}", code.code())), &[("min", "3")]),
        limit,
    };
    let errors = if code == Code::ValidationFailed {
        vec![field("/title", FieldCode::TooShort, Some(3))]
    } else if code == Code::UnknownParameter {
        vec![field("?proces", FieldCode::UnknownField, None)]
    } else {
        Vec::new()
    };
    Problem {
        kind: format!("/api/docs/problems#{}", code.code()),
        title: title(code),
        status: code.status(),
        detail: words(&format!("problem.{}.detail", code.code())),
        instance: "/api/v1/needs".to_owned(),
        code,
        error_id: "0198c1f0-7a10-7c3a-9d55-3f0c5b1e2a44".to_owned(),
        rule: (code == Code::RuleRefused)
            .then(|| crate::problem::render::rule(texts::Lang::Nb, RuleId::OutsideTheme.in_the_way())),
        further_rules: Vec::new(),
        errors,
    }
}

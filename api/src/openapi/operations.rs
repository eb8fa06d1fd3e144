//! What an operation has in common with others of its kind.

use super::components::PROBLEMS;
use super::{examples, reference, referred};
use contract::endpoints::{self, Access, Endpoint, Method};
use serde_json::{Map, Value, json};

/// Completes every operation of the endpoint table.
pub(super) fn complete(document: &mut Value) -> Result<(), String> {
    let optional = bodies_without_required_members(document);
    for endpoint in endpoints::ALL {
        let method = endpoint.method.as_str().to_lowercase();
        let path = endpoint.path.replace('~', "~0").replace('/', "~1");
        let operation = document
            .pointer_mut(&format!("/paths/{path}/{method}"))
            .and_then(Value::as_object_mut)
            .ok_or_else(|| format!("{} has no route at {}", endpoint.id, endpoint.path))?;
        let kind = Kind::of(endpoint, operation);
        parameters(operation, &kind);
        body(operation, &kind, &optional)?;
        answers(operation, &kind)?;
    }
    Ok(())
}

/// The traits of an operation that decide what is added to it.
#[expect(clippy::struct_excessive_bools, reason = "independent traits, each read by name")]
struct Kind {
    endpoint: &'static Endpoint,
    has_body: bool,
    /// A list with pages and shapes.
    list: bool,
    /// One resource with an ETag.
    single: bool,
    /// Makes a resource that has an address.
    creates: bool,
    on_resource: bool,
    /// Changes a resource of a version.
    versioned: bool,
    /// Repeats are answered from memory.
    repeatable: bool,
    /// Looks at the caller's token, also where none is needed.
    reads_token: bool,
    /// A document to read or keep, not JSON.
    document: bool,
    /// Told as it happens, not JSON.
    stream: bool,
}

impl Kind {
    fn of(endpoint: &'static Endpoint, operation: &Map<String, Value>) -> Self {
        let id = endpoint.id;
        let list = id.starts_with("list_") && id != "list_changes";
        let auth = endpoint.path.starts_with("/auth/");
        let on_resource = endpoint.path.contains('{');
        let post = endpoint.method == Method::Post;
        let document = id == "render_document";
        let stream = id == "stream_changes";
        // Shows a secret once; a repeat makes another.
        let secret = matches!(id, "create_user_link" | "create_invitation");
        let creates = id.starts_with("create_") && !secret;
        // Made beside the resource of the address, and no part of what has its version.
        let beside = id == "create_delegation";
        // A session is no version of anything.
        let session = id == "end_my_session";
        Self {
            endpoint,
            has_body: operation.contains_key("requestBody"),
            list,
            single: endpoint.method == Method::Get
                && !list
                && !document
                && !stream
                && id != "list_changes"
                && id != "get_openapi",
            creates,
            on_resource,
            versioned: match endpoint.method {
                Method::Get => false,
                Method::Patch | Method::Delete => !session,
                Method::Post => on_resource && !secret && !beside,
            },
            repeatable: post && !auth && !secret,
            reads_token: !matches!(id, "get_meta" | "get_openapi" | "set_password" | "preview_invitation"),
            document,
            stream,
        }
    }

    /// The problems it can answer with.
    fn problems(&self) -> Vec<u16> {
        let mut statuses = vec![400, 405, 429, 500, 503];
        // These answer without a body, or with a document of the asked format, whatever is accepted.
        if !self.document && !matches!(self.endpoint.id, "logout" | "set_password" | "accept_invitation") {
            statuses.push(406);
        }
        if self.reads_token {
            statuses.push(401);
        }
        let guarded_by_origin = matches!(self.endpoint.id, "login" | "refresh_session" | "logout");
        if self.endpoint.access == Access::Policy || guarded_by_origin {
            statuses.push(403);
        }
        if self.on_resource {
            statuses.push(404);
        }
        if self.versioned {
            statuses.extend([409, 412, 428]);
        }
        if self.repeatable {
            statuses.extend([409, 422]);
        }
        if self.has_body {
            statuses.extend([413, 415, 422]);
        }
        // Two places that each are sound, of which a document is made for one.
        if self.endpoint.id == "render_document" {
            statuses.push(422);
        }
        if matches!(self.endpoint.id, "list_changes" | "stream_changes") {
            statuses.push(410);
        }
        statuses
    }

    /// The headers of its answer when it succeeds: name and component.
    fn headers(&self) -> Vec<(&'static str, &'static str)> {
        let mut headers = vec![("RateLimit", "RateLimit"), ("RateLimit-Policy", "RateLimitPolicy")];
        if self.list {
            headers.push(("Link", "Link"));
        }
        if self.single || self.creates || self.versioned && self.endpoint.method != Method::Delete {
            headers.push(("ETag", "ETag"));
        }
        if self.creates {
            headers.push(("Location", "Location"));
        }
        if self.document {
            headers.push(("Content-Disposition", "ContentDisposition"));
        }
        if matches!(self.endpoint.id, "login" | "refresh_session" | "logout") {
            headers.push(("Set-Cookie", "SetCookie"));
        }
        headers
    }
}

fn parameters(operation: &mut Map<String, Value>, kind: &Kind) {
    let mut all = match operation.remove("parameters") {
        Some(Value::Array(own)) => own,
        Some(_) | None => Vec::new(),
    };
    for parameter in &mut all {
        let name = parameter.get("name").and_then(Value::as_str).unwrap_or_default();
        if let Some(id) = examples::id(name) {
            parameter["example"] = Value::String(id);
        }
    }
    for (wanted, name) in [
        (true, "AcceptLanguage"),
        (kind.single, "IfNoneMatch"),
        (kind.versioned, "IfMatch"),
        (kind.repeatable, "IdempotencyKey"),
    ] {
        if wanted {
            all.push(reference("parameters", name));
        }
    }
    operation.insert("parameters".to_owned(), Value::Array(all));
}

/// Schemas of bodies that say nothing when they are empty.
fn bodies_without_required_members(document: &Value) -> Vec<String> {
    let schemas = document.pointer("/components/schemas").and_then(Value::as_object);
    let mut names = Vec::new();
    for (name, schema) in schemas.into_iter().flatten() {
        if schema.get("required").and_then(Value::as_array).is_none_or(Vec::is_empty) {
            names.push(name.clone());
        }
    }
    names
}

fn body(operation: &mut Map<String, Value>, kind: &Kind, optional: &[String]) -> Result<(), String> {
    let Some(body) = operation.get_mut("requestBody").and_then(Value::as_object_mut) else { return Ok(()) };
    let content = body.get_mut("content").and_then(Value::as_object_mut).ok_or("a body without content")?;
    let json = content.get_mut("application/json").ok_or("a body that is not JSON")?;
    let schema = json.get("schema").and_then(referred).ok_or("a body without a named schema")?.to_owned();
    json["example"] = examples::request(&schema).ok_or_else(|| format!("{schema} has no example"))??;
    if kind.endpoint.method == Method::Patch {
        let patch = json.clone();
        content.insert("application/merge-patch+json".to_owned(), patch);
    }
    if kind.endpoint.method == Method::Post && optional.contains(&schema) {
        body.insert("required".to_owned(), Value::Bool(false));
    }
    Ok(())
}

/// A document in the formats it can have.
fn documents(content: &mut Map<String, Value>) {
    let page =
        "<!DOCTYPE html><html lang=\"nn\"><head><title>Samarbeidsavtale</title></head><body>…</body></html>";
    content.insert("text/html".to_owned(), json!({ "schema": { "type": "string" }, "example": page }));
    let binary = json!({ "schema": { "type": "string", "contentMediaType": "application/vnd.oasis.opendocument.text" } });
    content.insert("application/vnd.oasis.opendocument.text".to_owned(), binary);
}

fn answers(operation: &mut Map<String, Value>, kind: &Kind) -> Result<(), String> {
    let answers = operation
        .get_mut("responses")
        .and_then(Value::as_object_mut)
        .ok_or("an operation without answers")?;
    let headers: Map<String, Value> = kind
        .headers()
        .into_iter()
        .map(|(name, component)| (name.to_owned(), reference("headers", component)))
        .collect();
    for (_, answer) in answers.iter_mut().filter(|(status, _)| status.starts_with('2')) {
        answer["headers"] = Value::Object(headers.clone());
        let Some(content) = answer.get_mut("content").and_then(Value::as_object_mut) else { continue };
        if kind.document {
            documents(content);
            continue;
        }
        if kind.stream {
            continue; // its example stands with it
        }
        let json = content.get_mut("application/json").ok_or("an answer that is not JSON")?;
        let example = examples::answer(kind.endpoint.id)
            .ok_or_else(|| format!("{} has no example", kind.endpoint.id))??;
        json["example"] = example.json;
        if let Some((ndjson, csv)) = example.exports {
            let shape = |description: &str, example: String| json!({ "schema": { "type": "string", "description": description }, "example": example });
            let lines = "One item of the page's `items` a line.";
            content.insert("application/x-ndjson".to_owned(), shape(lines, ndjson));
            content.insert("text/csv".to_owned(), shape("A header row and a row for each item.", csv));
        }
    }
    if kind.single {
        let tag = json!({ "ETag": reference("headers", "ETag") });
        answers
            .insert("304".to_owned(), json!({ "description": "The caller has it already.", "headers": tag }));
    }
    let statuses = kind.problems();
    for problem in PROBLEMS.iter().filter(|problem| statuses.contains(&problem.status)) {
        answers.insert(problem.status.to_string(), reference("responses", problem.name));
    }
    Ok(())
}

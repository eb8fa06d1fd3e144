//! JSON bodies: unreadable is 400, a wrong or unknown member 422 with a pointer to it.

use crate::problem::{ApiError, field};
use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use contract::problem::{Code, FieldCode};
use futures_util::StreamExt;
use futures_util::future::LocalBoxFuture;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use validator::Validate;

/// The greatest body, in bytes.
pub const LIMIT: usize = 256 * 1024;

/// SHA-256 of the body, for idempotency.
#[derive(Clone, Copy, Debug)]
pub struct BodyHash(pub [u8; 32]);

/// A JSON body whose shape has been checked.
#[derive(Clone, Debug)]
pub struct Json<T>(pub T);

/// The same, where no body at all means the default.
#[derive(Clone, Debug)]
pub struct JsonOrEmpty<T>(pub T);

impl<T: DeserializeOwned + Validate + 'static> FromRequest for Json<T> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let bytes = read(&request, payload).await?;
            parse(&bytes).map(Self)
        })
    }
}

impl<T: DeserializeOwned + Validate + Default + 'static> FromRequest for JsonOrEmpty<T> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let bytes = read(&request, payload).await?;
            if bytes.is_empty() { Ok(Self(T::default())) } else { parse(&bytes).map(Self) }
        })
    }
}

async fn read(request: &HttpRequest, mut payload: Payload) -> Result<Bytes, ApiError> {
    let mut body = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|error| match error {
            PayloadError::Overflow => ApiError::of(Code::PayloadTooLarge),
            other => ApiError::of(Code::BadRequest).because(other),
        })?;
        if body.len() + chunk.len() > LIMIT {
            return Err(ApiError::of(Code::PayloadTooLarge));
        }
        body.extend_from_slice(&chunk);
    }
    if !body.is_empty() && !is_json(request) {
        return Err(ApiError::of(Code::UnsupportedMediaType));
    }
    request.extensions_mut().insert(BodyHash(Sha256::digest(&body).into()));
    Ok(body.into())
}

fn is_json(request: &HttpRequest) -> bool {
    let Some(Ok(text)) = request.headers().get(CONTENT_TYPE).map(|value| value.to_str()) else {
        return false;
    };
    let mut parts = text.split(';').map(str::trim);
    let kind = parts.next().unwrap_or_default().to_ascii_lowercase();
    let utf8 = parts.all(|parameter| match parameter.split_once('=') {
        Some((name, value)) if name.eq_ignore_ascii_case("charset") => {
            value.trim_matches('"').eq_ignore_ascii_case("utf-8")
        }
        _ => true,
    });
    utf8 && (kind == "application/json" || kind == "application/merge-patch+json")
}

fn parse<T: DeserializeOwned + Validate>(bytes: &[u8]) -> Result<T, ApiError> {
    // serde reads a list as the members in their order; nobody sends that on purpose.
    if bytes.trim_ascii_start().first() == Some(&b'[') && is_sound(bytes) {
        return Err(ApiError::field("", FieldCode::WrongType));
    }
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let value: T = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let pointer = pointer(error.path());
        let inner = error.into_inner();
        match inner.classify() {
            serde_json::error::Category::Data => refused(&pointer, &inner.to_string()),
            // A number where a code is expected is a syntax error to serde_json, although the body is sound.
            serde_json::error::Category::Syntax if is_sound(bytes) => refused(&pointer, &inner.to_string()),
            serde_json::error::Category::Io
            | serde_json::error::Category::Syntax
            | serde_json::error::Category::Eof => ApiError::of(Code::BadRequest).because(inner),
        }
    })?;
    deserializer.end().map_err(|e| ApiError::of(Code::BadRequest).because(e))?;
    value.validate().map_err(|errors| ApiError::fields(contract::field::problems(&errors)))?;
    Ok(value)
}

fn is_sound(bytes: &[u8]) -> bool {
    serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok()
}

/// What serde says of a value, as a field problem. Its messages are stable enough to tell these apart, and a test
/// holds them.
fn refused(pointer: &str, message: &str) -> ApiError {
    let named = || message.split('`').nth(1).unwrap_or_default();
    let (pointer, code) = if message.starts_with("unknown field") {
        (join(pointer, named()), FieldCode::UnknownField)
    } else if message.starts_with("missing field") {
        (join(pointer, named()), FieldCode::Required)
    } else if message.starts_with("duplicate field") {
        (join(pointer, named()), FieldCode::WrongType)
    } else if message.starts_with("unknown variant") {
        (pointer.to_owned(), FieldCode::UnknownValue)
    } else if message.contains("component")
        || message.contains("was not in range")
        || message.contains("the value could not be parsed")
    {
        (pointer.to_owned(), FieldCode::InvalidDate)
    } else {
        (pointer.to_owned(), FieldCode::WrongType)
    };
    ApiError::fields(vec![field(&pointer, code)]).because(message)
}

/// serde's path ends with the unknown member itself; a missing one is not in it.
fn join(pointer: &str, name: &str) -> String {
    if pointer.rsplit('/').next() == Some(name) { pointer.to_owned() } else { format!("{pointer}/{name}") }
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { variant } => format!("/{variant}"),
            Segment::Unknown => String::new(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::needs::CreateNeed;

    fn problem(json: &str) -> (String, FieldCode) {
        let error = parse::<CreateNeed>(json.as_bytes()).unwrap_err();
        let response = actix_web::ResponseError::error_response(&error);
        let extensions = response.extensions();
        let failure = extensions.get::<crate::problem::Pending>().unwrap().0.borrow_mut().take().unwrap();
        let first = failure.fields.first().cloned().unwrap_or_else(|| field("", FieldCode::WrongType));
        (first.pointer, first.code)
    }

    #[test]
    fn each_kind_of_wrong_member_is_pointed_at() {
        let ok = r#""title":"Nattilsyn","problem":"Langt mellom husa""#;
        for (json, pointer, code) in [
            (format!("{{{ok},\"status\":\"x\"}}"), "/status", FieldCode::UnknownField),
            ("{\"title\":\"Nattilsyn\"}".to_owned(), "/problem", FieldCode::Required),
            (format!("{{{ok},\"urgency\":\"soon\"}}"), "/urgency", FieldCode::UnknownValue),
            (format!("{{{ok},\"urgencyStarts\":\"2026-13-01\"}}"), "/urgencyStarts", FieldCode::InvalidDate),
            (format!("{{{ok},\"affectedGroups\":[1]}}"), "/affectedGroups/0", FieldCode::WrongType),
            (format!("{{{ok},\"urgency\":7}}"), "/urgency", FieldCode::WrongType),
            (format!("{{{ok},\"title\":\"Natt\"}}"), "/title", FieldCode::WrongType),
            ("{\"title\":\"ab\",\"problem\":\"Langt\"}".to_owned(), "/title", FieldCode::TooShort),
        ] {
            assert_eq!(problem(&json), (pointer.to_owned(), code), "{json}");
        }
    }

    #[test]
    fn unreadable_json_is_a_bad_request() {
        assert_eq!(parse::<CreateNeed>(b"{").unwrap_err().code(), Code::BadRequest);
        assert_eq!(parse::<CreateNeed>(b"{} {}").unwrap_err().code(), Code::ValidationFailed);
    }
}

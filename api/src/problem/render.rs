//! Writes a failure as RFC 9457, in the caller's language, and logs it once.

use super::{ApiError, Failure, Hint, Pending};
use crate::extract::language;
use crate::state::State;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, HeaderValue, VARY, WWW_AUTHENTICATE,
};
use actix_web::middleware::Next;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, ResponseError, web};
use contract::problem::{Code, FieldCode, FieldProblem, Problem, RuleView};
use domain::rule::InTheWay;
use texts::{Key, Lang};

/// The media type of problems.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// Middleware: gives every failure the same coat, those of the framework too.
///
/// # Errors
/// None of its own.
pub async fn problems(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    // No clone of the request may be alive while it is routed, so what the answer needs is noted before.
    let about = About::of(request.request());
    match next.call(request).await {
        Ok(response) => {
            let failure = response
                .response()
                .extensions()
                .get::<Pending>()
                .and_then(|pending| pending.0.borrow_mut().take());
            match failure {
                Some(failure) => {
                    let (request, given) = response.into_parts();
                    let mut problem = write(&about, &failure);
                    // What the gate said of the caller's budget; a failure's own headers come first.
                    for (name, value) in given.headers() {
                        if !problem.headers().contains_key(name) {
                            problem.headers_mut().append(name.clone(), value.clone());
                        }
                    }
                    Ok(ServiceResponse::new(request, problem))
                }
                None => Ok(response.map_into_boxed_body()),
            }
        }
        Err(error) => {
            let failure = match error.as_error::<ApiError>() {
                Some(ours) => {
                    ours.error_response().extensions().get::<Pending>().and_then(|p| p.0.borrow_mut().take())
                }
                None => None,
            };
            let failure = failure.unwrap_or_else(|| *framework(&error).0);
            Err(InternalError::from_response(failure.code.code(), write(&about, &failure)).into())
        }
    }
}

/// What a problem says of the request it answers.
struct About {
    lang: Lang,
    path: String,
    state: Option<web::Data<State>>,
}

impl About {
    fn of(request: &HttpRequest) -> Self {
        Self {
            lang: language::of(request),
            path: request.path().to_owned(),
            state: request.app_data::<web::Data<State>>().cloned(),
        }
    }
}

/// A failure of the framework's own.
fn framework(error: &actix_web::Error) -> ApiError {
    let code = match error.as_response_error().status_code().as_u16() {
        401 => Code::Unauthenticated,
        403 => Code::Forbidden,
        404 => Code::NotFound,
        405 => Code::MethodNotAllowed,
        406 => Code::NotAcceptable,
        400..=499 => Code::BadRequest,
        503 | 504 => Code::Unavailable,
        _ => Code::Internal,
    };
    ApiError::of(code).because(error)
}

fn write(about: &About, failure: &Failure) -> HttpResponse {
    let lang = about.lang;
    let error_id = about.state.as_ref().map(|s| s.clock.id().to_string()).unwrap_or_default();
    let status = failure.code.status();
    if status >= 500 {
        let cause = failure.cause.as_deref().unwrap_or("unknown");
        tracing::error!(%error_id, code = failure.code.code(), cause, "a request failed");
    } else {
        tracing::debug!(%error_id, code = failure.code.code(), cause = failure.cause.as_deref(), "a request was refused");
    }
    let mut rules = failure.rules.iter().map(|each| rule(lang, *each));
    let problem = Problem {
        kind: format!("/api/docs/problems#{}", failure.code.code()),
        title: phrase(lang, failure.code, "title"),
        status,
        detail: detail(lang, failure),
        instance: about.path.clone(),
        code: failure.code,
        error_id,
        rule: rules.next(),
        further_rules: rules.collect(),
        errors: failure.fields.iter().map(|field| worded(lang, failure, field)).collect(),
    };
    let mut response = HttpResponseBuilder::new(
        actix_web::http::StatusCode::from_u16(status)
            .unwrap_or(actix_web::http::StatusCode::INTERNAL_SERVER_ERROR),
    );
    for (name, value) in &failure.headers {
        response.insert_header((name.clone(), value.as_str()));
    }
    if failure.code.status() == 401 {
        response.insert_header((WWW_AUTHENTICATE, "Bearer"));
    }
    let body = serde_json::to_string(&problem).unwrap_or_default();
    let mut response = response.body(body);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
    headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(VARY, HeaderValue::from_static("Accept-Language"));
    response
}

/// A rule in the caller's language.
pub(crate) fn rule(lang: Lang, each: InTheWay) -> RuleView {
    let key = Key::named(&format!("rule.{}", each.rule.code().to_lowercase().replace('-', "_")));
    RuleView {
        id: each.rule,
        text: key.map(|key| texts::text(lang, key).to_owned()).unwrap_or_default(),
        source: each.rule.source().to_owned(),
        overridable: each.overridable,
    }
}

fn phrase(lang: Lang, code: Code, part: &str) -> String {
    let key = Key::named(&format!("problem.{}.{part}", code.code()));
    key.map(|key| texts::text(lang, key).to_owned()).unwrap_or_default()
}

fn detail(lang: Lang, failure: &Failure) -> String {
    let why = failure.why.as_ref().map(|why| why.text(lang));
    let detail = why.unwrap_or_else(|| phrase(lang, failure.code, "detail"));
    let hint = match &failure.hint {
        None => return detail,
        Some(Hint::Nearest(name)) => (texts::text(lang, texts::key::PROBLEM_HINT_NEAREST), name),
        Some(Hint::OneOf(names)) => (texts::text(lang, texts::key::PROBLEM_HINT_ONE_OF), names),
    };
    format!("{detail} {}", texts::format(hint.0, &[("name", hint.1)]))
}

/// What is wrong with a field: why this time, where that is more than the words of its code.
fn worded(lang: Lang, failure: &Failure, field: &FieldProblem) -> FieldProblem {
    if let (Some(why), FieldCode::NotThatDay) = (&failure.why, field.code) {
        return FieldProblem { detail: why.text(lang), ..field.clone() };
    }
    let key = Key::named(&format!("field.{}", field.code.code()));
    let limit = field.limit.map(|limit| limit.to_string()).unwrap_or_default();
    let text = key.map(|key| texts::text(lang, key)).unwrap_or_default();
    FieldProblem { detail: texts::format(text, &[("min", &limit), ("max", &limit)]), ..field.clone() }
}

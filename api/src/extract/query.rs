//! Query parameters: typed, repeated for alternatives; an unknown name or value is 400 and names the nearest. The gate
//! asks for the names before anything else, the extractors here for the values.

use super::places;
use crate::problem::{ApiError, Hint};
use crate::state::State;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use contract::page::{Delimiter, Format, Paging, Shape};
use contract::problem::{Code, FieldCode};
use futures_util::future::LocalBoxFuture;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use store::keyset::Window;
use time::Date;

/// Query parameters of an operation that is not a list.
#[derive(Clone, Debug)]
pub struct Query<F>(pub F);

impl<F: DeserializeOwned> FromRequest for Query<F> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let pairs = pairs(&request);
            refuse_wrong_values(state(&request)?, &pairs).await?;
            read(&pairs).map(Self)
        })
    }
}

/// A list request: what is asked for, which part, in which shape.
#[derive(Clone, Debug)]
pub struct ListRequest<F> {
    /// The filter.
    pub filter: F,
    /// The part: with one item more than a page holds, to know whether more follows.
    pub window: Window,
    /// Items on a page; `None` in an export that was not limited.
    pub limit: Option<u16>,
    /// Whether a total is wanted.
    pub count: bool,
    /// The shape.
    pub format: Format,
    /// Separator of CSV.
    pub delimiter: Delimiter,
    /// Path and query without cursor: a cursor only fits the query that gave it.
    pub fingerprint: [u8; 32],
}

/// Items on a page unless said.
const PAGE: u16 = 50;
/// Most items on a page.
const PAGE_MAX: u16 = 200;
/// Most characters of a search.
const SEARCH_MAX: usize = 200;

impl<F: DeserializeOwned> FromRequest for ListRequest<F> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { list(&request).await })
    }
}

async fn list<F: DeserializeOwned>(request: &HttpRequest) -> Result<ListRequest<F>, ApiError> {
    let state = state(request)?;
    let pairs = pairs(request);
    refuse_wrong_values(state, &pairs).await?;
    let filter = read(&pairs)?;
    let paging: Paging = read(&pairs)?;
    let shape: Shape = read(&pairs)?;
    if paging.limit.is_some_and(|limit| limit == 0 || limit > PAGE_MAX) {
        return Err(invalid_limit());
    }
    let fingerprint = fingerprint(request, &pairs);
    let after =
        paging.cursor.as_deref().map(|cursor| state.cursors.read(cursor, &fingerprint)).transpose()?;
    let format = match shape.format {
        Some(format) => format,
        None => crate::respond::negotiate(request)?,
    };
    let limit = match format {
        Format::Json => Some(paging.limit.unwrap_or(PAGE)),
        Format::Ndjson | Format::Csv => paging.limit,
    };
    Ok(ListRequest {
        filter,
        window: Window { limit: i64::from(limit.unwrap_or(PAGE)) + 1, after },
        limit,
        count: paging.count.unwrap_or(false),
        format,
        delimiter: shape.delimiter.unwrap_or(Delimiter::Comma),
        fingerprint,
    })
}

fn state(request: &HttpRequest) -> Result<&State, ApiError> {
    let state = request.app_data::<web::Data<State>>();
    state.map(web::Data::get_ref).ok_or_else(|| ApiError::internal("the application has no state"))
}

fn pairs(request: &HttpRequest) -> Vec<(String, String)> {
    form_urlencoded::parse(request.query_string().as_bytes())
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

/// Refuses parameters that an operation does not have.
///
/// # Errors
/// 400, naming the nearest that it has.
pub(crate) fn refuse_unknown_parameters(operation: &str, query: &str) -> Result<(), ApiError> {
    if query.is_empty() {
        return Ok(());
    }
    let known = crate::openapi::query_parameters(operation).map_err(ApiError::internal)?;
    let mut asked = form_urlencoded::parse(query.as_bytes()).map(|(name, _)| name);
    let Some(unknown) = asked.find(|name| !known.iter().any(|other| other == name)) else { return Ok(()) };
    let hint = nearest(&unknown, known.iter().map(String::as_str)).map(Hint::Nearest);
    Err(ApiError::parameter(Code::UnknownParameter, &unknown, FieldCode::UnknownField, hint))
}

/// Refuses values that no parameter has, and places that do not exist. What is left of wrong values, reading finds.
async fn refuse_wrong_values(state: &State, pairs: &[(String, String)]) -> Result<(), ApiError> {
    for (name, value) in pairs {
        if value.contains('\0') {
            // PostgreSQL has no text with it, so nothing can be meant by it.
            return Err(invalid(name, FieldCode::ControlCharacters, None));
        }
        // An empty search is nothing asked for; an empty value of anything else is a mistake.
        if value.is_empty() && name != "q" {
            return Err(invalid(name, FieldCode::UnknownValue, None));
        }
        if name == "q" && value.chars().count() > SEARCH_MAX {
            return Err(invalid(name, FieldCode::TooLong, None).limited_to(SEARCH_MAX));
        }
    }
    places::refuse_unknown(state, pairs).await
}

/// The candidate that a mistyped name was probably meant for.
pub(super) fn nearest<'a>(name: &str, among: impl Iterator<Item = &'a str>) -> Option<String> {
    among
        .map(|candidate| (strsim::osa_distance(&name.to_lowercase(), &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.chars().count() / 3)
        .min()
        .map(|(_, candidate)| candidate.to_owned())
}

fn read<F: DeserializeOwned>(pairs: &[(String, String)]) -> Result<F, ApiError> {
    // Each value alone first, so that a refusal can name its parameter; then all together.
    let text = encode(pairs);
    serde_html_form::from_str(&text).map_err(|error| {
        let message = error.to_string();
        let culprit = pairs
            .iter()
            .find(|pair| serde_html_form::from_str::<F>(&encode(std::slice::from_ref(pair))).is_err());
        let repeated =
            pairs.iter().find(|(name, _)| pairs.iter().filter(|(other, _)| other == name).count() > 1);
        let Some((name, value)) = culprit.or(repeated) else {
            return ApiError::of(Code::BadRequest).because(message);
        };
        let choices: Vec<&str> = match message.split_once("expected") {
            Some((_, list)) => list.split('`').skip(1).step_by(2).collect(),
            None => Vec::new(),
        };
        let hint = nearest(value, choices.iter().copied())
            .map(Hint::Nearest)
            .or_else(|| (!choices.is_empty()).then(|| Hint::OneOf(choices.join(", "))));
        invalid(name, FieldCode::UnknownValue, hint).because(message)
    })
}

fn encode(pairs: &[(String, String)]) -> String {
    let mut text = form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs {
        text.append_pair(name, value);
    }
    text.finish()
}

/// A parameter whose value cannot be read.
pub(crate) fn invalid(name: &str, code: FieldCode, hint: Option<Hint>) -> ApiError {
    ApiError::parameter(Code::InvalidParameter, name, code, hint)
}

fn fingerprint(request: &HttpRequest, pairs: &[(String, String)]) -> [u8; 32] {
    let mut kept: Vec<&(String, String)> = pairs
        .iter()
        .filter(|(name, _)| !["cursor", "limit", "count", "format", "delimiter"].contains(&name.as_str()))
        .collect();
    kept.sort();
    let mut hash = Sha256::new();
    hash.update(request.path());
    for (name, value) in kept {
        hash.update([0]);
        hash.update(name);
        hash.update([1]);
        hash.update(value);
    }
    hash.finalize().into()
}

/// The day of an `asOf` parameter, or today.
///
/// # Errors
/// 400 when it is not a day.
pub fn day_of(as_of: Option<&str>, today: Date) -> Result<Date, ApiError> {
    match as_of {
        None => Ok(today),
        Some(text) => {
            domain::iso::parse_date(text).map_err(|_| invalid("asOf", FieldCode::InvalidDate, None))
        }
    }
}

/// A `limit` outside 1 to 200.
pub(crate) fn invalid_limit() -> ApiError {
    invalid("limit", FieldCode::UnknownValue, Some(Hint::OneOf(format!("1–{PAGE_MAX}"))))
}

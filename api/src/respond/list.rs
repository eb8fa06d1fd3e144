//! Lists: a page as JSON, or everything as NDJSON or CSV, by the same query.

use super::as_of::Shown;
use super::{export, media_type};
use crate::extract::ListRequest;
use crate::problem::ApiError;
use crate::respond::single::DEPENDS_ON;
use crate::state::State;
use crate::{ApiResult, extract::Caller};
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, LINK, VARY};
use actix_web::{HttpRequest, HttpResponse, web};
use contract::page::{Format, Page};
use contract::problem::Code;
use contract::table::Tabular;
use store::AsyncPgConnection;
use store::keyset::{Key, KeyPart, Keyed, Window};

/// Answers a list request. `fetch` gives the items of a window in order (`None` when its key is not one of the list's
/// order), `count` the total.
///
/// # Errors
/// What they give; 400 for a cursor that does not fit.
pub async fn list<T, F, Fetch, Count>(
    request: &HttpRequest,
    state: &web::Data<State>,
    caller: &Caller,
    asked: ListRequest<F>,
    fetch: Fetch,
    count: Count,
) -> ApiResult
where
    T: Tabular + 'static,
    Fetch: AsyncFn(&mut AsyncPgConnection, &Window) -> Result<Option<Vec<Keyed<T>>>, ApiError> + 'static,
    Count: AsyncFn(&mut AsyncPgConnection) -> Result<i64, ApiError>,
{
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CONTENT_TYPE, media_type(asked.format)))
        .insert_header((CACHE_CONTROL, "private, no-cache"))
        .insert_header((VARY, DEPENDS_ON));
    if asked.format != Format::Json {
        return export::stream(request, state, caller, asked, fetch, response).await;
    }
    let mut connection = state.pool.get().await?;
    let total = if asked.count { Some(count(&mut connection).await?) } else { None };
    let fetched = fetch(&mut connection, &asked.window).await?;
    drop(connection);
    let mut keyed = fetched.ok_or_else(|| ApiError::of(Code::InvalidCursor))?;
    let size = usize::from(asked.limit.unwrap_or(u16::MAX));
    let more = keyed.len() > size;
    keyed.truncate(size);
    let next_cursor = match keyed.last() {
        Some(last) if more => Some(state.cursors.write(&last.key, &asked.fingerprint)?),
        Some(_) | None => None,
    };
    if let Some(cursor) = &next_cursor {
        response.insert_header((LINK, format!("<{}>; rel=\"next\"", with_cursor(request, cursor))));
    }
    let page = Page { items: keyed.into_iter().map(|k| k.item).collect(), next_cursor, total };
    Ok(response.body(Shown::by(request)?.write(&page)?))
}

/// The request's address with another cursor.
fn with_cursor(request: &HttpRequest, cursor: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in form_urlencoded::parse(request.query_string().as_bytes()) {
        if name != "cursor" {
            query.append_pair(&name, &value);
        }
    }
    query.append_pair("cursor", cursor);
    format!("{}?{}", request.path(), query.finish())
}

/// A window of a short list that was read whole; its order is the order it came in.
pub fn in_memory<T>(items: Vec<T>, name: impl Fn(&T) -> String, window: &Window) -> Option<Vec<Keyed<T>>> {
    let after = match window.after.as_deref() {
        None => None,
        Some([KeyPart::Text(after)]) => Some(after.clone()),
        Some(_) => return None,
    };
    let mut items: Vec<Keyed<T>> = items
        .into_iter()
        .map(|item| {
            let key: Key = vec![KeyPart::Text(name(&item))];
            Keyed { item, key }
        })
        .collect();
    if let Some(after) = after {
        let place = items.iter().position(|keyed| keyed.key == [KeyPart::Text(after.clone())])?;
        items.drain(..=place);
    }
    items.truncate(usize::try_from(window.limit).unwrap_or(usize::MAX));
    Some(items)
}

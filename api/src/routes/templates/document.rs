//! A document made from a template.

use super::known::known;
use crate::ApiResult;
use crate::document::{Document, html, odt, read};
use crate::extract::{Caller, Path, Query, day_of};
use crate::problem::ApiError;
use crate::state::State;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, VARY};
use actix_web::{HttpResponse, get, web};
use contract::problem::Code;
use contract::templates::{DocumentFilter, DocumentFormat, DocumentLanguage};
use texts::Lang;

/// Make a document from a template.
///
/// Filled in with what is known of a cluster, a region or a municipality on a day; what nobody has said yet is marked
/// «[fyll inn: …]». As a page to print, or as an OpenDocument text to change and sign. It names offices; who
/// holds them, for those who see all roles.
#[utoipa::path(operation_id = "render_document", tag = "templates", security((), ("bearer" = [])),
    params(("templateKey" = String, Path, description = "Key of the template", example = "samarbeidsavtale"),
        DocumentFilter),
    responses((status = 200, description = "The document", content_type = "text/html", body = String)))]
#[get("/templates/{templateKey}/document")]
pub async fn render_document(
    state: web::Data<State>,
    caller: Caller,
    key: Path<String>,
    query: Query<DocumentFilter>,
) -> ApiResult {
    let asked = query.0;
    let day = day_of(asked.as_of.as_deref(), caller.day())?;
    let lang = match (asked.language, caller.lang) {
        (Some(DocumentLanguage::Nn), _) | (None, Lang::Nn) => Lang::Nn,
        (Some(DocumentLanguage::Nb), _) | (None, Lang::Nb | Lang::En) => Lang::Nb,
    };
    let mut connection = state.pool.get().await?;
    let found = store::templates::find(&mut connection, &key).await?;
    let template = found.ok_or_else(|| ApiError::of(Code::NotFound))?;
    let version = match asked.number {
        Some(number) => template.numbered(number),
        None => template.on(day),
    };
    let version = version.ok_or_else(|| ApiError::of(Code::NotFound))?;
    let values = known(&mut connection, &caller, &asked, lang, day).await?;
    let (title, body) = match lang {
        Lang::Nn => (&version.title.nn, &version.body.nn),
        Lang::Nb | Lang::En => (&version.title.nb, &version.body.nb),
    };
    let document = Document {
        title: title.as_str().to_owned(),
        lang,
        blocks: read(body.as_str(), lang, &values),
        mark: state.demo.then(|| texts::text(lang, texts::key::DEMO_MARKER)),
    };
    let (content_type, extension, bytes) = match asked.format.unwrap_or(DocumentFormat::Html) {
        DocumentFormat::Html => ("text/html; charset=utf-8", "html", html(&document).into_bytes()),
        DocumentFormat::Odt => {
            let packed = odt(&document).map_err(ApiError::internal)?;
            ("application/vnd.oasis.opendocument.text", "odt", packed)
        }
    };
    // A page is shown, a document is kept. A key is plain letters, so it needs no quoting.
    let how = if extension == "html" { "inline" } else { "attachment" };
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, content_type))
        .insert_header((CONTENT_DISPOSITION, format!("{how}; filename=\"{}.{extension}\"", template.key)))
        .insert_header((CACHE_CONTROL, "private, no-cache"))
        .insert_header((VARY, "Authorization, Accept-Language"))
        .body(bytes))
}

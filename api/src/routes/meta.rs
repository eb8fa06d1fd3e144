//! What the service says of itself.

use crate::ApiResult;
use crate::problem::ApiError;
use crate::respond::{require_json, single};
use crate::state::State;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, get, web};
use contract::meta::{Meta, MetaLinks};

/// Whose data is shown.
pub const ATTRIBUTION: &str = "Inneholder data fra Kartverket (CC BY 4.0), Statistisk sentralbyrå (CC BY 4.0), \
     Forskningsrådet og ROR (CC0).";

/// Tell version, languages and whether the content is an example.
///
/// The first thing an integration asks. `demo: true` means that everything in the database is an example.
#[utoipa::path(operation_id = "get_meta", tag = "service", security(()), responses(
    (status = 200, description = "What the service is", body = Meta)))]
#[get("/meta")]
pub async fn get_meta(request: HttpRequest, state: web::Data<State>) -> ApiResult {
    let meta = Meta {
        name: "KSF-plattformen".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        commit: state.commit.clone(),
        demo: state.demo,
        languages: ["nb", "nn", "en"].map(str::to_owned).to_vec(),
        attribution: ATTRIBUTION.to_owned(),
        links: MetaLinks {
            openapi: "/api/v1/openapi.json".to_owned(),
            docs: "/api/docs".to_owned(),
            register: "/register".to_owned(),
        },
    };
    single(&request, 0, &meta)
}

/// Give this specification.
///
/// OpenAPI 3.1, made from the running code; the same document is checked into the source.
#[utoipa::path(operation_id = "get_openapi", tag = "service", security(()), responses(
    (status = 200, description = "The specification", body = Object)))]
#[get("/openapi.json")]
pub async fn get_openapi(request: HttpRequest) -> ApiResult {
    require_json(&request)?;
    let text = crate::openapi::text().map_err(ApiError::internal)?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/json"))
        .insert_header((CACHE_CONTROL, "no-cache"))
        .body(text))
}

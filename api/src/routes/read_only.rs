//! Addresses outside the API's table that are only read.

use crate::problem::ApiError;
use actix_web::http::header::ALLOW;
use actix_web::{FromRequest, Handler, HttpResponse, Resource, Responder, web};
use contract::problem::Code;

/// A resource that answers GET and HEAD, and refuses other methods as every address does.
pub fn read_only<F, Args>(path: &str, handler: F) -> Resource
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    web::resource(path)
        .route(web::get().to(handler.clone()))
        .route(web::head().to(handler))
        .default_service(web::to(async || Err::<HttpResponse, _>(only_read())))
}

/// The refusal of methods that do not read.
pub fn only_read() -> ApiError {
    ApiError::of(Code::MethodNotAllowed).with_header(ALLOW, "GET, HEAD")
}

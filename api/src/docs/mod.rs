//! The reference for people, made from the OpenAPI document when the service starts and kept in memory.
//!
//! Plain HTML without scripts: it works by keyboard, in any browser, on paper, and asks no other host for anything.

mod curl;
mod frame;
mod operation;
mod problems;
mod prose;
mod reference;
mod schema;

#[cfg(test)]
mod tests;

use crate::problem::ApiError;
use crate::routes::read_only;
use actix_web::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG,
    IF_NONE_MATCH, LOCATION, VARY,
};
use actix_web::{HttpRequest, HttpResponse, Resource, web};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::io::Write;
use std::sync::LazyLock;

/// Where the reference is.
pub const REFERENCE: &str = "/api/docs";
/// Where the problems are explained; each problem's `type` leads here.
pub const PROBLEMS: &str = "/api/docs/problems";
const STYLE: &str = "/api/docs/docs.css";

/// Nothing but our own style and icon.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'";

/// A file in the shapes it can be sent in.
struct File {
    media_type: &'static str,
    etag: String,
    plain: web::Bytes,
    gzip: web::Bytes,
}

impl File {
    fn new(media_type: &'static str, text: &str) -> Result<Self, String> {
        let hash = URL_SAFE_NO_PAD.encode(Sha256::digest(text).get(..12).unwrap_or_default());
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(text.as_bytes()).map_err(|error| error.to_string())?;
        Ok(Self {
            media_type,
            etag: format!("\"{hash}\""),
            plain: text.to_owned().into(),
            gzip: gzip.finish().map_err(|error| error.to_string())?.into(),
        })
    }
}

/// All files of the reference.
struct Files {
    reference: File,
    problems: File,
    style: File,
}

static FILES: LazyLock<Result<Files, String>> = LazyLock::new(|| {
    let document = crate::openapi::document()?;
    Ok(Files {
        reference: File::new("text/html; charset=utf-8", &reference::page(&document).into_string())?,
        problems: File::new("text/html; charset=utf-8", &problems::page().into_string())?,
        style: File::new("text/css; charset=utf-8", include_str!("docs.css"))?,
    })
});

/// Mounts the reference, and makes it if that has not been done.
pub fn mount(config: &mut web::ServiceConfig) {
    if let Err(cause) = &*FILES {
        tracing::error!(cause, "the reference could not be made");
    }
    config
        .service(file(REFERENCE, |files| &files.reference))
        .service(file(PROBLEMS, |files| &files.problems))
        .service(file(STYLE, |files| &files.style))
        .service(read_only(&format!("{REFERENCE}/"), async || {
            HttpResponse::PermanentRedirect().insert_header((LOCATION, REFERENCE)).finish()
        }));
}

fn file(path: &str, which: fn(&Files) -> &File) -> Resource {
    read_only(path, move |request: HttpRequest| async move {
        match &*FILES {
            Ok(files) => Ok(respond(&request, which(files))),
            Err(cause) => Err(ApiError::internal(cause)),
        }
    })
}

fn respond(request: &HttpRequest, file: &File) -> HttpResponse {
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let known = header(IF_NONE_MATCH) == file.etag;
    let mut response = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response
        .insert_header((CONTENT_TYPE, file.media_type))
        .insert_header((ETAG, file.etag.as_str()))
        .insert_header((CACHE_CONTROL, "no-cache"))
        .insert_header((VARY, "Accept-Encoding"))
        .insert_header((CONTENT_SECURITY_POLICY, POLICY));
    if known {
        return response.finish();
    }
    // `gzip;q=0` is the only way to refuse it that clients use.
    let gzip = header(ACCEPT_ENCODING).split(',').any(|coding| matches!(coding.trim(), "gzip" | "*"));
    if gzip {
        response.insert_header((CONTENT_ENCODING, "gzip"));
        return response.body(file.gzip.clone());
    }
    response.body(file.plain.clone())
}

//! Serves the built app from memory: precompressed, immutable where named by content, index.html for its routes.

use crate::middleware::{PAGE_POLICY, accepts};
use crate::problem::ApiError;
use crate::routes::only_read;
use actix_web::http::Method;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use actix_web::{HttpRequest, HttpResponse, web};
use contract::problem::Code;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::io;
use std::path::Path;

/// A file in the shapes it can be sent in.
#[derive(Debug)]
struct File {
    media_type: &'static str,
    etag: String,
    plain: web::Bytes,
    brotli: Option<web::Bytes>,
    gzip: Option<web::Bytes>,
}

/// The built app.
#[derive(Debug, Default)]
pub struct Spa(HashMap<String, File>);

impl Spa {
    /// Reads a folder. A folder that is not there gives an app without pages; the API works all the same.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn load(folder: &Path) -> io::Result<Self> {
        let mut files = HashMap::new();
        let mut folders = if folder.is_dir() { vec![folder.to_path_buf()] } else { Vec::new() };
        while let Some(current) = folders.pop() {
            for entry in std::fs::read_dir(current)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else if let (Some(media_type), Ok(name)) = (media_type(&path), path.strip_prefix(folder)) {
                    let beside = |extension: &str| {
                        std::fs::read(format!("{}.{extension}", path.display())).ok().map(web::Bytes::from)
                    };
                    let plain = web::Bytes::from(std::fs::read(&path)?);
                    let hash = hash(&plain);
                    let file = File {
                        media_type,
                        etag: format!("\"{hash}\""),
                        plain,
                        brotli: beside("br"),
                        gzip: beside("gz"),
                    };
                    files.insert(name.to_string_lossy().replace('\\', "/"), file);
                }
            }
        }
        Ok(Self(files))
    }
}

/// Enough of a content's hash to tell it from others.
fn hash(content: &[u8]) -> String {
    use base64::Engine;
    let digest = Sha256::digest(content);
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(digest.get(..12).unwrap_or_default())
}

fn media_type(path: &Path) -> Option<&'static str> {
    Some(match path.extension()?.to_str()? {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "json" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        "png" => "image/png",
        "bin" => "application/octet-stream",
        _ => return None,
    })
}

/// Answers with a file, or with the app's page for one of its routes.
///
/// # Errors
/// 404 for a file that is not there, 405 for methods that do not read.
pub async fn serve(request: HttpRequest, spa: web::Data<Spa>) -> Result<HttpResponse, ApiError> {
    let path = request.path().trim_start_matches('/');
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    let (file, page) = match spa.0.get(path).filter(|_| path != "index.html") {
        Some(file) => (file, false),
        None if is_file || path.starts_with("api/") || path == "api" => {
            return Err(ApiError::of(Code::NotFound));
        }
        None => (spa.0.get("index.html").ok_or_else(|| ApiError::of(Code::NotFound))?, true),
    };
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(only_read());
    }
    let named_by_content = path.starts_with("assets/");
    let known = request.headers().get(IF_NONE_MATCH).and_then(|v| v.to_str().ok()) == Some(&file.etag);
    let mut response = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response
        .insert_header((CONTENT_TYPE, file.media_type))
        .insert_header((VARY, "Accept-Encoding"))
        .insert_header((ETAG, file.etag.as_str()))
        .insert_header((
            CACHE_CONTROL,
            if named_by_content { "public, max-age=31536000, immutable" } else { "no-cache" },
        ));
    if page {
        response.insert_header((CONTENT_SECURITY_POLICY, PAGE_POLICY));
    }
    if known {
        return Ok(response.finish());
    }
    let body = match (&file.brotli, &file.gzip) {
        (Some(brotli), _) if accepts(request.headers(), "br") => {
            response.insert_header((CONTENT_ENCODING, "br"));
            brotli
        }
        (_, Some(gzip)) if accepts(request.headers(), "gzip") => {
            response.insert_header((CONTENT_ENCODING, "gzip"));
            gzip
        }
        _ => &file.plain,
    };
    Ok(response.body(body.clone()))
}

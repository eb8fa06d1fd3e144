//! A typed path value. One that cannot be read names nothing: 404.

use crate::problem::ApiError;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use contract::problem::Code;
use std::future::{Ready, ready};
use std::ops::Deref;
use std::str::FromStr;

/// The one value in an operation's path.
#[derive(Clone, Copy, Debug)]
pub struct Path<T>(pub T);

impl<T> Deref for Path<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: FromStr> FromRequest for Path<T> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        // One value a path: the first, whatever its name.
        let value = request.match_info().iter().next().map(|(_, text)| text);
        let value = value.filter(|text| !text.contains('\0')).and_then(|text| text.parse().ok());
        ready(value.map(Self).ok_or_else(|| ApiError::of(Code::NotFound)))
    }
}

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

/// The two values in an operation's path: a resource and a part of it.
#[derive(Clone, Copy, Debug)]
pub struct Paths<A, B>(pub A, pub B);

/// The path's value at a place.
fn value<T: FromStr>(request: &HttpRequest, place: usize) -> Result<T, ApiError> {
    let value = request.match_info().iter().nth(place).map(|(_, text)| text);
    let value = value.filter(|text| !text.contains('\0')).and_then(|text| text.parse().ok());
    value.ok_or_else(|| ApiError::of(Code::NotFound))
}

impl<A: FromStr, B: FromStr> FromRequest for Paths<A, B> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(value(request, 0).and_then(|first| Ok(Self(first, value(request, 1)?))))
    }
}

impl<T: FromStr> FromRequest for Path<T> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(value(request, 0).map(Self))
    }
}

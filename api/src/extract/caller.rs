//! Whoever makes the request.

use crate::extract::language;
use crate::problem::ApiError;
use crate::state::State;
use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpRequest, web};
use contract::problem::Code;
use domain::UserId;
use domain::access::Actor;
use futures_util::future::LocalBoxFuture;
use texts::Lang;
use time::{Date, OffsetDateTime};

/// Whoever makes the request: roles as they are this moment, language, and the time the request is answered at.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Roles and reach; nobody in particular without a token.
    pub actor: Actor,
    /// Language of titles and labels.
    pub lang: Lang,
    /// Now, for everything this request does.
    pub now: OffsetDateTime,
}

impl Caller {
    /// Today in Norway.
    pub fn day(&self) -> Date {
        domain::oslo::day(self.now)
    }
    /// The signed-in user.
    ///
    /// # Errors
    /// 401.
    pub fn user(&self) -> Result<UserId, ApiError> {
        self.actor.user.ok_or_else(|| ApiError::of(Code::Unauthenticated))
    }
}

impl FromRequest for Caller {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let state = request
                .app_data::<web::Data<State>>()
                .ok_or_else(|| ApiError::internal("the application has no state"))?;
            let now = state.clock.now();
            let lang = language::of(&request);
            let Some(header) = request.headers().get(AUTHORIZATION) else {
                return Ok(Self { actor: Actor::anonymous(), lang, now });
            };
            let token = header
                .to_str()
                .ok()
                .and_then(|text| text.split_once(' '))
                .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
                .map(|(_, token)| token.trim())
                .ok_or_else(|| ApiError::of(Code::Unauthenticated))?;
            let claims = state.tokens.read(token, now)?;
            let mut connection = state.pool.get().await?;
            let actor = store::actor::of_session(&mut connection, claims.sub, claims.sid, now)
                .await?
                .ok_or_else(|| ApiError::of(Code::TokenExpired))?;
            tracing::Span::current().record("user", tracing::field::display(claims.sub));
            Ok(Self { actor, lang, now })
        })
    }
}

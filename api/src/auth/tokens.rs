//! Access tokens: short-lived JWTs that hold subject and session only. Roles are read per request.

use crate::config::AuthConfig;
use crate::problem::ApiError;
use contract::problem::Code;
use domain::{SessionId, UserId};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::{Deserialize, Serialize};
use std::fmt;
use time::OffsetDateTime;

const ISSUER: &str = "ksf-plattformen";
const AUDIENCE: &str = "ksf-api";

/// What an access token says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AccessClaims {
    /// The user.
    pub sub: UserId,
    /// The session.
    pub sid: SessionId,
    iss: String,
    aud: String,
    iat: i64,
    exp: i64,
}

/// Makes and reads access tokens.
#[derive(Clone)]
pub struct Tokens {
    signing: EncodingKey,
    verifying: DecodingKey,
    life: i64,
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tokens { .. }")
    }
}

impl Tokens {
    /// With an installation's secret.
    pub fn new(config: &AuthConfig) -> Self {
        Self {
            signing: EncodingKey::from_secret(&config.secret),
            verifying: DecodingKey::from_secret(&config.secret),
            life: i64::try_from(config.access.as_secs()).unwrap_or(600),
        }
    }

    /// A token for a session, from now.
    ///
    /// # Errors
    /// When signing fails.
    pub fn issue(&self, sub: UserId, sid: SessionId, now: OffsetDateTime) -> Result<String, ApiError> {
        let iat = now.unix_timestamp();
        let claims = AccessClaims {
            sub,
            sid,
            iss: ISSUER.to_owned(),
            aud: AUDIENCE.to_owned(),
            iat,
            exp: iat + self.life,
        };
        encode(&Header::new(Algorithm::HS256), &claims, &self.signing).map_err(ApiError::internal)
    }

    /// Reads a token.
    ///
    /// # Errors
    /// 401 for one that is not ours, not for this service, or over.
    pub fn read(&self, token: &str, now: OffsetDateTime) -> Result<AccessClaims, ApiError> {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_issuer(&[ISSUER]);
        validation.set_audience(&[AUDIENCE]);
        // Expiry is checked against the injected clock below.
        validation.validate_exp = false;
        let claims = decode::<AccessClaims>(token, &self.verifying, &validation)
            .map_err(|_| ApiError::of(Code::Unauthenticated))?
            .claims;
        if claims.exp <= now.unix_timestamp() {
            return Err(ApiError::of(Code::TokenExpired));
        }
        Ok(claims)
    }
}

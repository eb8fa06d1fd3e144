//! Problems (RFC 9457): one table of codes for everything that can go wrong.

use domain::rule::RuleId;
use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($(#[doc = $doc:literal])* pub enum $name:ident as $schema:literal {
        $($(#[doc = $vdoc:literal])* $variant:ident = $code:literal $(, $status:literal)?;)+
    }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[doc = $vdoc])* #[serde(rename = $code)] $variant,)+ }
        impl $name {
            /// All codes.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The code on the wire.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
            codes!(@status $($variant $(, $status)?;)+);
        }
        // Not derived: utoipa does not see a name that a macro hands to serde.
        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                crate::schema::closed(concat!($($doc),*), &[$($code),+], &[$(concat!($($vdoc),*)),+])
            }
        }
        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                $schema.into()
            }
        }
    };
    (@status $($variant:ident, $status:literal;)+) => {
        /// The HTTP status it comes with.
        pub const fn status(self) -> u16 {
            match self { $(Self::$variant => $status),+ }
        }
    };
    (@status $($variant:ident;)+) => {};
}

codes! {
    /// What went wrong with a request.
    pub enum Code as "ProblemCode" {
        /// The request cannot be read.
        BadRequest = "bad_request", 400;
        /// A query parameter that does not exist here.
        UnknownParameter = "unknown_parameter", 400;
        /// A query parameter's value cannot be read.
        InvalidParameter = "invalid_parameter", 400;
        /// The cursor is not one that this list gave with this query.
        InvalidCursor = "invalid_cursor", 400;
        /// The sync token is not one that this service gave.
        InvalidSyncToken = "invalid_sync_token", 400;
        /// Signing in is needed.
        Unauthenticated = "unauthenticated", 401;
        /// E-mail and password do not fit.
        InvalidCredentials = "invalid_credentials", 401;
        /// The access token or session has ended.
        TokenExpired = "token_expired", 401;
        /// One's roles do not allow it.
        Forbidden = "forbidden", 403;
        /// Not there, or not visible to the caller.
        NotFound = "not_found", 404;
        /// The address exists, with other methods.
        MethodNotAllowed = "method_not_allowed", 405;
        /// None of the accepted media types can be given.
        NotAcceptable = "not_acceptable", 406;
        /// The transition does not exist from the present state.
        StateConflict = "state_conflict", 409;
        /// A request with the same Idempotency-Key is still running.
        IdempotencyInProgress = "idempotency_in_progress", 409;
        /// Something with this natural key is there already.
        AlreadyExists = "already_exists", 409;
        /// The sync token no longer fits; start over.
        GoneResync = "gone_resync", 410;
        /// Somebody changed it in the meantime.
        VersionMismatch = "version_mismatch", 412;
        /// The body is too large.
        PayloadTooLarge = "payload_too_large", 413;
        /// The body is not of a type that is read here.
        UnsupportedMediaType = "unsupported_media_type", 415;
        /// Fields are wrong; `errors` says which.
        ValidationFailed = "validation_failed", 422;
        /// A rule of KSF refuses it; `rule` says which.
        RuleRefused = "rule_refused", 422;
        /// The Idempotency-Key was used for another request.
        IdempotencyMismatch = "idempotency_mismatch", 422;
        /// The one-time link is used, expired or unknown.
        LinkUsedOrExpired = "link_used_or_expired", 422;
        /// If-Match is missing.
        VersionRequired = "version_required", 428;
        /// Too many requests; Retry-After says when.
        TooManyRequests = "too_many_requests", 429;
        /// A fault of ours.
        Internal = "internal", 500;
        /// Something the service needs is away; try again.
        Unavailable = "unavailable", 503;
    }
}

codes! {
    /// What is wrong with a field.
    pub enum FieldCode as "FieldCode" {
        /// Must be given.
        Required = "required";
        /// Too few characters.
        TooShort = "too_short";
        /// Too many characters.
        TooLong = "too_long";
        /// Holds control characters.
        ControlCharacters = "control_characters";
        /// Holds a national identity number.
        NationalIdentityNumber = "national_identity_number";
        /// Does not exist here.
        UnknownField = "unknown_field";
        /// Of another type.
        WrongType = "wrong_type";
        /// Not on the list of values.
        UnknownValue = "unknown_value";
        /// Not a municipality, cluster or region that the caller acts for.
        NotInScope = "not_in_scope";
        /// Not an e-mail address.
        InvalidEmail = "invalid_email";
        /// Not an address on the web that may be linked to: https, without credentials.
        InvalidLink = "invalid_link";
        /// Too easy to guess.
        WeakPassword = "weak_password";
        /// Not the password of the account.
        WrongPassword = "wrong_password";
        /// The password of the account as it is; a new one is another.
        SamePassword = "same_password";
        /// Not a date, or not one that makes sense here.
        InvalidDate = "invalid_date";
        /// More items than a list may have.
        TooMany = "too_many";
        /// Outside the values there are.
        OutOfRange = "out_of_range";
        /// There already, or on its way there.
        AlreadyThere = "already_there";
        /// The motor on that day already.
        AlreadyMotor = "already_motor";
        /// Not a member on that day.
        NotAMember = "not_a_member";
        /// Not there on that day: it is over, or has not begun.
        NotThatDay = "not_that_day";
        /// Not in the network on each day that it would keep it going.
        NotInNetwork = "not_in_network";
        /// It lasts no longer than that day.
        AfterTheEnd = "after_the_end";
        /// The municipality is in several clusters; choose one.
        ChooseCluster = "choose_cluster";
        /// One of several members that exclude each other must be given.
        ChooseOne = "choose_one";
        /// A number whose check digit does not fit.
        InvalidNumber = "invalid_number";
        /// Not a key: lower-case letters, digits and hyphens.
        InvalidKey = "invalid_key";
        /// A fact of a register, which people do not change.
        FromRegister = "from_register";
        /// Double braces around something that cannot be filled in.
        UnknownPlaceholder = "unknown_placeholder";
    }
}

impl FieldCode {
    /// From a check's code.
    pub(crate) fn of_code(code: &str) -> Self {
        Self::ALL.iter().copied().find(|c| c.code() == code).unwrap_or(Self::WrongType)
    }
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct FieldProblem {
    /// JSON pointer into the body, or `?name` for a query parameter.
    #[cfg_attr(feature = "openapi", schema(example = "/title"))]
    pub pointer: String,
    /// What is wrong.
    pub code: FieldCode,
    /// The same in words, in the caller's language.
    #[cfg_attr(feature = "openapi", schema(example = "Skriv minst 3 tegn."))]
    pub detail: String,
    /// The limit that was broken, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
}

/// The rule of KSF behind a refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RuleView {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::RuleId))]
    pub id: RuleId,
    /// What it asks for, in the caller's language.
    pub text: String,
    /// Where it comes from.
    pub source: String,
    /// Whether the request passes when repeated with a reason in `overrides`.
    pub overridable: bool,
}

/// A problem (RFC 9457).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// Where the code is explained.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "openapi", schema(example = "/api/docs/problems#not_found"))]
    pub kind: String,
    /// What went wrong, in the caller's language; the same for every problem of this code.
    #[cfg_attr(feature = "openapi", schema(example = "Fant ikke det du leter etter"))]
    pub title: String,
    /// The HTTP status.
    #[cfg_attr(feature = "openapi", schema(minimum = 400, maximum = 599, example = 404))]
    pub status: u16,
    /// What went wrong this time and what to do, in the caller's language.
    pub detail: String,
    /// The path of the request.
    #[cfg_attr(feature = "openapi", schema(example = "/api/v1/needs/0198c1f0-6b7e-7c3a-9d55-3f0c5b1e2a44"))]
    pub instance: String,
    /// The code for programs.
    pub code: Code,
    /// What support asks for.
    #[cfg_attr(feature = "openapi", schema(example = "0198c1f0-6b7e-7c3a-9d55-3f0c5b1e2a44"))]
    pub error_id: String,
    /// The rule that refused, where one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<RuleView>,
    /// Further rules that want a reason, so that all can be given at once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further_rules: Vec<RuleView>,
    /// What is wrong with which field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
}

//! Doing something once, although its answer may be lost and it is asked for again.

use client::Error;
use contract::problem::Code;
use leptos::prelude::window;

/// An Idempotency-Key. Not `crypto.randomUUID`, which is for secure contexts alone.
pub(crate) fn new_key() -> String {
    let mut bytes = [0; 16];
    if let Ok(crypto) = window().crypto() {
        // Refused only to asks for far more bytes.
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    uuid::Builder::from_random_bytes(bytes).into_uuid().to_string()
}

/// Whether the service has said no for good. Without that it is unknown whether it was done.
pub(crate) fn is_answer(error: &Error) -> bool {
    error.code() != Some(Code::IdempotencyInProgress) && error.status().is_some_and(|status| status < 500)
}

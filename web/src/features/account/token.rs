//! The secret of a one-time link, which stands after `#` in its address.

use crate::storage::{self, Keep};
use client::Error;
use contract::problem::Code;
use leptos::prelude::*;

/// What a one-time link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    Invitation,
    Password,
}

impl Link {
    /// The name under which its secret is kept.
    const fn kept(self) -> &'static str {
        match self {
            Link::Invitation => "ksf.link.invitation",
            Link::Password => "ksf.link.password",
        }
    }

    /// Takes the token out of the address, so that it stays in no history and no picture of the screen. It is kept in the
    /// tab until it is used: a telephone may load the page anew while the reader looks for a password.
    pub(super) fn take(self) -> Option<String> {
        let location = window().location();
        let token = location.hash().ok()?.trim_start_matches('#').to_owned();
        if token.is_empty() {
            return storage::get(Keep::ThisVisit, self.kept());
        }
        storage::set(Keep::ThisVisit, self.kept(), &token);
        if let Ok(history) = window().history() {
            let clean = location.pathname().unwrap_or_default();
            let _ = history.replace_state_with_url(&leptos::wasm_bindgen::JsValue::NULL, "", Some(&clean));
        }
        Some(token)
    }

    /// Forgets the token: it is used, and works no more.
    pub(super) fn used(self) {
        storage::remove(Keep::ThisVisit, self.kept());
    }

    /// The same where the service says so.
    pub(super) fn refused(self, error: &Error) {
        if error.code() == Some(Code::LinkUsedOrExpired) {
            self.used();
        }
    }
}

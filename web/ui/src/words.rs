//! The words that the kit says on its own account.

use leptos::prelude::*;

/// What the kit must be able to say, in the language of the moment.
#[derive(Clone, Copy)]
pub struct Words {
    /// The name of the site, which ends every document title.
    pub site: Signal<String>,
    /// While something is fetched.
    pub loading: Signal<String>,
    /// Closes a dialog.
    pub close: Signal<String>,
    /// Marks a field that may stay empty.
    pub optional: Signal<String>,
    /// Heads the list of what must be corrected.
    pub errors: Signal<String>,
    /// How much room is left; holds `{count}`.
    pub characters_left: Signal<String>,
    /// How much is too much; holds `{count}`.
    pub characters_over: Signal<String>,
    /// Leads to the next page of a list.
    pub next_page: Signal<String>,
    /// Leads back to the first page of a list.
    pub first_page: Signal<String>,
    /// Names the navigation between pages of a list.
    pub pages: Signal<String>,
    /// Fetches again.
    pub retry: Signal<String>,
    /// Names the number that support asks for.
    pub reference: Signal<String>,
    /// No contact with the service: title and what to do.
    pub offline: (Signal<String>, Signal<String>),
    /// No right to see this: title and what to do.
    pub forbidden: (Signal<String>, Signal<String>),
    /// It does not exist, or not for this reader: title and what to do.
    pub gone: (Signal<String>, Signal<String>),
    /// One must sign in first: title and what to do.
    pub sign_in: (Signal<String>, Signal<String>),
    /// Where one signs in, and the words of the link.
    pub sign_in_link: (Signal<String>, Signal<String>),
}

/// Makes the words known to every component below.
pub fn provide_words(words: Words) {
    provide_context(words);
}

/// The words that were provided; without them the kit stays silent.
pub fn use_words() -> Words {
    use_context().unwrap_or_else(|| {
        let silent = Signal::stored(String::new());
        let pair = (silent, silent);
        Words {
            site: silent,
            loading: silent,
            close: silent,
            optional: silent,
            errors: silent,
            characters_left: silent,
            characters_over: silent,
            next_page: silent,
            first_page: silent,
            pages: silent,
            retry: silent,
            reference: silent,
            offline: pair,
            forbidden: pair,
            gone: pair,
            sign_in: pair,
            sign_in_link: pair,
        }
    })
}

//! Languages: what content is written in, and what the interface speaks.

use crate::text::closed_list;

closed_list! {
    /// The language a text was written in. Content is never translated silently.
    pub enum ContentLanguage {
        /// Bokmål.
        Nb = "nb",
        /// Nynorsk.
        Nn = "nn",
        /// English.
        En = "en",
        /// Northern Sami.
        Se = "se",
        /// Southern Sami.
        Sma = "sma",
        /// Lule Sami.
        Smj = "smj",
    }
}

closed_list! {
    /// A language of the interface.
    pub enum UiLanguage {
        /// Bokmål.
        Nb = "nb",
        /// Nynorsk.
        Nn = "nn",
        /// English.
        En = "en",
    }
}

//! Light or dark: as the computer has it, or as chosen in this browser. `theme.js` puts it in place before the first paint.

use crate::storage::{self, Keep};
use leptos::prelude::*;
use texts::{Key, key};

const CHOICE: &str = "ksf.theme";

/// The colours of the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the computer has it.
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    /// Each of them.
    pub(crate) const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The one that was chosen here.
    pub(crate) fn chosen() -> Theme {
        storage::get(Keep::Always, CHOICE).map_or(Theme::System, |name| Theme::named(&name))
    }

    fn named(name: &str) -> Theme {
        Theme::ALL.into_iter().find(|theme| theme.name() == name).unwrap_or_default()
    }

    /// What it is called in the storage.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// What it is called for the reader.
    pub(crate) const fn key(self) -> Key {
        match self {
            Theme::System => key::THEME_SYSTEM,
            Theme::Light => key::THEME_LIGHT,
            Theme::Dark => key::THEME_DARK,
        }
    }

    /// Chooses it in this browser.
    pub(crate) fn choose(self) {
        if self == Theme::System {
            storage::remove(Keep::Always, CHOICE);
        } else {
            storage::set(Keep::Always, CHOICE, self.name());
        }
        let (scheme, colours) = match self {
            Theme::System => ("auto", "light dark"),
            Theme::Light | Theme::Dark => (self.name(), self.name()),
        };
        if let Some(body) = document().body() {
            // An attribute of that name can always be set.
            let _ = body.set_attribute("data-color-scheme", scheme);
        }
        // What the browser draws itself, such as scroll bars, follows.
        if let Ok(Some(meta)) = document().query_selector("meta[name=color-scheme]") {
            let _ = meta.set_attribute("content", colours);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_found_by_its_name_and_what_is_unknown_follows_the_computer() {
        for theme in Theme::ALL {
            assert_eq!(Theme::named(theme.name()), theme);
        }
        assert_eq!(Theme::named("sepia"), Theme::System);
    }
}

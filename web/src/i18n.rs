//! The language of the moment, and its texts, which are loaded as data.

use crate::storage::{self, Keep};
use leptos::prelude::*;
use serde::Deserialize;
use std::sync::Arc;
use texts::{Bundle, Key, Lang, Plural};

const CHOICE: &str = "ksf.language";
/// The language of the account that was signed in here last.
const ACCOUNT: &str = "ksf.language.account";

/// The texts could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoTexts;

#[derive(Deserialize)]
struct BundleFile {
    fingerprint: String,
    texts: Vec<Box<str>>,
}

/// Fetches the texts of a language, which lie beside the program.
///
/// # Errors
/// [`NoTexts`] without contact, or when the file belongs to another build.
pub(crate) async fn fetch(lang: Lang) -> Result<Bundle, NoTexts> {
    let folder = document()
        .query_selector("meta[name=assets]")
        .ok()
        .flatten()
        .and_then(|meta| meta.get_attribute("content"))
        .ok_or(NoTexts)?;
    let origin = window().location().origin().map_err(|_| NoTexts)?;
    let answer = reqwest::get(format!("{origin}{folder}/texts.{lang}.json")).await.map_err(|_| NoTexts)?;
    let file: BundleFile = answer.json().await.map_err(|_| NoTexts)?;
    Bundle::new(&file.fingerprint, file.texts).map_err(|_| NoTexts)
}

/// The language to begin in: the person's choice, else the first of the browser's that we have, else bokmål.
pub(crate) fn preferred() -> Lang {
    chosen().or_else(of_browser).unwrap_or_default()
}

/// The language that the person chose here.
fn chosen() -> Option<Lang> {
    storage::get(Keep::Always, CHOICE).and_then(|tag| Lang::from_tag(&tag))
}

fn of_browser() -> Option<Lang> {
    let wanted = window().navigator().languages();
    wanted.iter().find_map(|tag| tag.as_string().and_then(|tag| Lang::from_tag(&tag)))
}

/// A language with its texts.
#[derive(Clone)]
struct Current {
    lang: Lang,
    bundle: Arc<Bundle>,
}

/// Speaks the language of the moment. Whatever it gives in a reactive place follows a change of language.
#[derive(Clone, Copy)]
pub(crate) struct I18n(RwSignal<Current>);

impl I18n {
    /// Makes the language known to every component below, and to the browser by `<html lang>`.
    pub(crate) fn provide(lang: Lang, bundle: Bundle) -> I18n {
        let i18n = I18n(RwSignal::new(Current { lang, bundle: Arc::new(bundle) }));
        provide_context(i18n);
        Effect::new(move |_| {
            if let Some(html) = document().document_element() {
                let _ = html.set_attribute("lang", i18n.lang().tag());
            }
        });
        i18n
    }

    /// The language.
    pub(crate) fn lang(self) -> Lang {
        self.0.with(|current| current.lang)
    }

    /// The language, outside of anything reactive.
    pub(crate) fn lang_now(self) -> Lang {
        self.0.with_untracked(|current| current.lang)
    }

    /// The text of a key, outside of anything reactive.
    pub(crate) fn text_now(self, key: Key) -> String {
        self.0.with_untracked(|current| current.bundle.text(key).to_owned())
    }

    /// The text of a key.
    pub(crate) fn text(self, key: Key) -> String {
        self.0.with(|current| current.bundle.text(key).to_owned())
    }

    /// The text of a key that begins with a capital: nouns stand in the catalogue as inside a sentence.
    pub(crate) fn heading(self, key: Key) -> String {
        self.0.with(|current| texts::sentence_case(current.bundle.text(key)))
    }

    /// The text of a key with its placeholders filled in.
    pub(crate) fn fill(self, key: Key, values: &[(&str, &str)]) -> String {
        self.0.with(|current| texts::format(current.bundle.text(key), values))
    }

    /// The text of a number of things; `{count}` is the number as it is written in the language.
    pub(crate) fn count(self, plural: Plural, number: u64) -> String {
        let written = crate::format::number(self.lang(), number);
        self.fill(plural.of(number), &[("count", &written)])
    }

    /// The text of a key, as a signal.
    pub(crate) fn t(self, key: Key) -> Signal<String> {
        Signal::derive(move || self.text(key))
    }

    /// The heading of a key, as a signal.
    pub(crate) fn h(self, key: Key) -> Signal<String> {
        Signal::derive(move || self.heading(key))
    }

    /// Changes the language for the person who asks, and remembers it here.
    pub(crate) fn choose(self, lang: Lang) {
        storage::set(Keep::Always, CHOICE, lang.tag());
        self.speak(lang);
    }

    /// Follows the language of an account, unless the person has chosen one here since. Chosen anew on the account, also in
    /// another browser, it holds here too.
    pub(crate) fn follow(self, lang: Lang) {
        let before = storage::get(Keep::Always, ACCOUNT);
        storage::set(Keep::Always, ACCOUNT, lang.tag());
        if before.is_some_and(|before| before != lang.tag()) {
            self.choose(lang);
        } else if chosen().is_none() {
            self.speak(lang);
        }
    }

    /// Speaks the language of whom a link was made for, unless the person has chosen one here.
    pub(crate) fn meet(self, lang: Lang) {
        if chosen().is_none() {
            self.speak(lang);
        }
    }

    fn speak(self, lang: Lang) {
        if self.0.with_untracked(|current| current.lang) == lang {
            return;
        }
        leptos::task::spawn_local(async move {
            // Without contact the language stays as it is; the choice holds from the next visit.
            if let Ok(bundle) = fetch(lang).await {
                self.0.set(Current { lang, bundle: Arc::new(bundle) });
            }
        });
    }
}

/// The language of the moment.
pub(crate) fn use_i18n() -> I18n {
    expect_context()
}

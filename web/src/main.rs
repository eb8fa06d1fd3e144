//! The browser app.
//!
//! `app` is the frame around every page, `routing` the pages and their addresses, `pages` finds and fetches the code of
//! a page, `features/<noun>` holds the pages themselves, `session` is who is signed in, `i18n` what language is spoken,
//! `steps` how anything is done to anything.

#![expect(unreachable_pub, reason = "#[component] moves each function into a module of its own")]
#![expect(clippy::needless_pass_by_value, reason = "a component owns its properties")]

mod app;
mod asked_day;
mod big_screen;
mod every;
mod failure;
mod features;
mod files;
mod format;
mod forms;
mod history;
mod i18n;
mod kept;
mod labels;
mod lacks;
mod layout;
mod letters;
mod live;
mod narrow;
mod once;
mod pages;
mod routing;
mod session;
mod sheet;
mod steps;
mod storage;
mod terms;
mod theme;
mod words;

use leptos::prelude::document;

fn main() {
    console_error_panic_hook::set_once();
    wasm_bindgen_futures::spawn_local(async {
        let lang = i18n::preferred();
        match i18n::fetch(lang).await {
            Ok(bundle) => app::mount(lang, bundle),
            // index.html holds what to say when the app cannot start.
            Err(_) => {
                if let Some(failed) = document().get_element_by_id("first-failed") {
                    let _ = failed.remove_attribute("hidden");
                }
            }
        }
    });
}

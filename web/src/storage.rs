//! The browser's own storage, which may be full, switched off or missing: then nothing is kept, and nothing breaks.

use leptos::prelude::window;
use web_sys::Storage;

/// How long something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keep {
    /// Until it is removed.
    Always,
    /// As long as the tab is open.
    ThisVisit,
}

fn storage(keep: Keep) -> Option<Storage> {
    match keep {
        Keep::Always => window().local_storage(),
        Keep::ThisVisit => window().session_storage(),
    }
    .ok()
    .flatten()
}

/// What was kept under a name.
pub(crate) fn get(keep: Keep, name: &str) -> Option<String> {
    storage(keep)?.get_item(name).ok().flatten()
}

/// Keeps a text under a name.
pub(crate) fn set(keep: Keep, name: &str, text: &str) {
    if let Some(storage) = storage(keep) {
        let _ = storage.set_item(name, text);
    }
}

/// Forgets what was kept under a name.
pub(crate) fn remove(keep: Keep, name: &str) {
    if let Some(storage) = storage(keep) {
        let _ = storage.remove_item(name);
    }
}

/// The names under which something is kept.
pub(crate) fn names(keep: Keep) -> Vec<String> {
    let Some(storage) = storage(keep) else { return Vec::new() };
    let count = storage.length().unwrap_or_default();
    (0..count).filter_map(|at| storage.key(at).ok().flatten()).collect()
}

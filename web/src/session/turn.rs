//! One tab at a time. All tabs share the refresh cookie and every renewal replaces it, so two answers that arrive in the
//! wrong order would leave the browser with a cookie that the service has thrown away.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::window;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The name of the lock that all tabs know.
const NAME: &str = "ksf.session";

/// The turn of this tab, until it is dropped.
pub(super) struct Turn(Option<Function>);

impl Turn {
    /// Waits for the turn of this tab. A browser without Web Locks, or a page that may not use them (they are for
    /// secure contexts alone), goes on at once.
    pub(super) async fn wait() -> Turn {
        Turn(wait().await)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            // It only resolves a promise, which cannot fail.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// What ends the turn. Looked up by name: the typed bindings count as unstable.
async fn wait() -> Option<Function> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let (over, release) = promise()?;
    let (ours, begin) = promise()?;
    // The browser calls this when it is our turn, and the turn lasts until the promise is resolved.
    let hold = Closure::once_into_js(move |_lock: JsValue| {
        let _ = begin.call0(&JsValue::UNDEFINED);
        over
    });
    let asked = request.call2(&locks, &NAME.into(), &hold).ok()?;
    // What was asked for is over after the turn, and before only when the browser refuses it.
    JsFuture::from(Promise::race(&Array::of2(&ours, &asked))).await.ok()?;
    Some(release)
}

/// A promise, and what resolves it.
fn promise() -> Option<(Promise, Function)> {
    let mut resolve = None;
    let promise = Promise::new(&mut |resolves, _| resolve = Some(resolves));
    resolve.map(|resolve| (promise, resolve))
}

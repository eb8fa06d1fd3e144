//! Listening to the service: one stream, opened again when it ends.

use super::Live;
use crate::session::{Person, Session};
use client::{Error, Told};
use contract::changes::StreamFilter;
use futures_util::future::{Either, select};
use js_sys::Promise;
use leptos::prelude::*;
use leptos::web_sys::VisibilityState;
use std::pin::pin;
use wasm_bindgen_futures::JsFuture;

/// How long (milliseconds) until a stream that ended is opened again, and at most when it cannot be.
const SOON: u32 = 1_000;
const LATEST: u32 = 60_000;

/// Listens while somebody is signed in and looks at the tab.
pub(super) fn listen(live: Live, session: Session) {
    let seen = RwSignal::new(is_seen());
    let shown = window_event_listener(leptos::ev::visibilitychange, move |_| seen.set(is_seen()));
    let back = window_event_listener(leptos::ev::online, move |_| seen.set(is_seen()));
    let away = window_event_listener(leptos::ev::offline, move |_| seen.set(false));
    on_cleanup(move || {
        shown.remove();
        back.remove();
        away.remove();
    });
    let wanted =
        Memo::new(move |_| live.is_on() && seen.get() && matches!(session.person(), Person::Somebody(_)));
    // Whoever comes later ends the one before: each turn knows its number.
    let turn = StoredValue::new(0_u32);
    let heard = StoredValue::new(None::<String>);
    Effect::new(move |_| {
        let listening = wanted.get();
        turn.update_value(|turn| *turn += 1);
        if listening {
            let mine = turn.get_value();
            let own = move || turn.try_get_value() == Some(mine);
            leptos::task::spawn_local(follow(live, session, heard, own));
        }
    });
    // What one person heard is nothing to go on from for another.
    Effect::watch(move || session.me().map(|me| me.id), move |_, _, _| heard.set_value(None), false);
}

fn is_seen() -> bool {
    document().visibility_state() == VisibilityState::Visible && window().navigator().on_line()
}

/// Follows what changes as long as it is this one's turn.
async fn follow(live: Live, session: Session, heard: StoredValue<Option<String>>, own: impl Fn() -> bool) {
    let mut wait = SOON;
    while own() {
        let filter = StreamFilter { sync_token: heard.get_value() };
        match session.call(async |client| client.stream_changes(&filter).await).await {
            Ok(mut stream) => loop {
                // It is asked now and then whether it still is this one's turn.
                let next = {
                    let (next, glance) = (pin!(stream.next()), pin!(sleep(SOON)));
                    match select(next, glance).await {
                        Either::Left((next, _)) => Some(next),
                        Either::Right(_) => None,
                    }
                };
                if !own() {
                    return;
                }
                match next {
                    None => {}
                    Some(Some(Ok(Told::Change { sync_token, .. }))) => {
                        wait = SOON;
                        heard.set_value(Some(sync_token));
                        live.changed();
                    }
                    Some(Some(Ok(Told::Mark { sync_token }))) => {
                        wait = SOON;
                        heard.set_value(Some(sync_token));
                    }
                    Some(Some(Ok(Told::Resync))) => {
                        heard.set_value(None);
                        live.changed();
                        break;
                    }
                    Some(Some(Err(_)) | None) => break,
                }
            },
            Err(error) => {
                if begins_anew(&error) {
                    heard.set_value(None);
                    live.changed();
                }
                wait = (wait * 2).min(LATEST);
            }
        }
        sleep(wait).await;
    }
}

/// Whether the place to go on from is none any more.
fn begins_anew(error: &Error) -> bool {
    matches!(error.status(), Some(400 | 410))
}

async fn sleep(milliseconds: u32) {
    let promise = Promise::new(&mut |resolve, _| {
        let wait = i32::try_from(milliseconds).unwrap_or(i32::MAX);
        // Without a timer the browser has no page to show either.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, wait);
    });
    let _ = JsFuture::from(promise).await; // it is only ever resolved
}

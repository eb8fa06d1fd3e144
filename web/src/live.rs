//! What others do shows without reloading: the service tells that something changed, and whatever stands on the page is
//! fetched again, in silence, and put in only when it is another.
//!
//! A tab listens while somebody is signed in and looks at it, so that forgotten tabs take none of the few connections
//! that a browser gives a service. What was missed meanwhile is told when it is looked at again.

mod listen;
mod place;

pub(crate) use place::{Place, is_busy, is_open};

use crate::session::Session;
use leptos::prelude::*;
use std::time::Duration;

/// How long is waited for what else comes with a change: a step often changes several things.
const GATHER: Duration = Duration::from_millis(700);
/// How long a page that somebody is busy in is left alone before it is looked at again.
const BUSY: Duration = Duration::from_secs(3);

/// That something changed which the reader sees.
#[derive(Clone, Copy)]
pub(crate) struct Live {
    changes: RwSignal<u32>,
    gathering: StoredValue<bool>,
}

impl Live {
    /// Makes it known to every component below, and listens for the person who is signed in.
    pub(crate) fn provide(session: Session) -> Live {
        let live = Live { changes: RwSignal::new(0), gathering: StoredValue::new(false) };
        provide_context(live);
        listen::listen(live, session);
        Effect::watch(move || live.changes.get(), move |_, _, _| session.reread(), false);
        live
    }

    /// Calls when something changed, at a moment when nobody is in the middle of something here; as long as the
    /// component lives that asked for it.
    pub(crate) fn on_change(self, call: impl Fn() + 'static) {
        Effect::watch(move || self.changes.get(), move |_, _, _| call(), false);
    }

    /// Something changed: those who asked for it are called as soon as nobody is busy here.
    pub(crate) fn changed(self) {
        if !self.gathering.get_value() {
            self.gathering.set_value(true);
            self.tell_after(GATHER);
        }
    }

    fn tell_after(self, wait: Duration) {
        set_timeout(
            move || {
                if place::is_busy() {
                    self.tell_after(BUSY);
                } else {
                    self.gathering.set_value(false);
                    self.changes.update(|count| *count = count.wrapping_add(1));
                }
            },
            wait,
        );
    }
}

//! What others do shows without reloading: the service tells that something changed, and whatever stands on the page is
//! fetched again, in silence, and put in only when it is another.
//!
//! A tab listens while somebody is signed in and looks at it, so that forgotten tabs take none of the few connections
//! that a browser gives a service. What was missed meanwhile is told when it is looked at again.

mod listen;
mod place;

pub(crate) use place::{Place, is_busy, is_open};

use crate::session::Session;
use crate::storage::{self, Keep};
use leptos::prelude::*;
use std::time::Duration;

/// How long is waited for what else comes with a change: a step often changes several things.
const GATHER: Duration = Duration::from_millis(700);
/// How long a page that somebody is busy in is left alone before it is looked at again.
const BUSY: Duration = Duration::from_secs(3);

/// Where it is kept that pages stand still.
const SWITCHED_OFF: &str = "ksf.live";

fn is_on() -> bool {
    storage::get(Keep::Always, SWITCHED_OFF).is_none()
}

/// That something changed which the reader sees.
#[derive(Clone, Copy)]
pub(crate) struct Live {
    changes: RwSignal<u32>,
    on: RwSignal<bool>,
    gathering: StoredValue<bool>,
}

impl Live {
    /// Makes it known to every component below, and listens for the person who is signed in.
    pub(crate) fn provide(session: Session) -> Live {
        let live = Live {
            changes: RwSignal::new(0),
            on: RwSignal::new(is_on()),
            gathering: StoredValue::new(false),
        };
        provide_context(live);
        listen::listen(live, session);
        Effect::watch(move || live.changes.get(), move |_, _, _| session.reread(), false);
        live
    }

    /// Whether pages follow what others do, in this browser.
    pub(crate) fn is_on(self) -> bool {
        self.on.get()
    }

    /// Switches that on or off. What moves by itself can be stopped by whoever is disturbed by it (WCAG 2.2.2).
    pub(crate) fn switch(self, on: bool) {
        if on {
            storage::remove(Keep::Always, SWITCHED_OFF);
        } else {
            storage::set(Keep::Always, SWITCHED_OFF, "off");
        }
        self.on.set(on);
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

//! Where the log ends, felt once a second for all who follow it, as long as anybody does.

use crate::problem::ApiError;
use crate::state::State;
use actix_web::web;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::watch;

/// How often the log is looked at: whoever follows it is at most so far behind.
const EVERY: Duration = Duration::from_secs(1);
/// Streams at once: in all, and of one person or one address of those not signed in.
const MOST: usize = 2_000;
const MOST_OF_ONE: usize = 20;

/// Where the log ends, and who follows it.
#[derive(Debug, Default)]
pub struct Pulse {
    position: watch::Sender<i64>,
    beating: AtomicBool,
    followers: Arc<Mutex<HashMap<String, usize>>>,
}

/// A place among those who follow the log; it is free again when this is dropped.
#[derive(Debug)]
pub(super) struct Place {
    who: String,
    followers: Arc<Mutex<HashMap<String, usize>>>,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut followers = self.followers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = followers.get_mut(&self.who) {
            *count -= 1;
            if *count == 0 {
                followers.remove(&self.who);
            }
        }
    }
}

impl Pulse {
    /// A place for one more stream of `who`; `None` when they have as many as one may, or there are too many in all.
    pub(super) fn place(&self, who: String) -> Option<Place> {
        let mut followers = self.followers.lock().unwrap_or_else(PoisonError::into_inner);
        let in_all: usize = followers.values().sum();
        let theirs = followers.get(&who).copied().unwrap_or_default();
        if in_all >= MOST || theirs >= MOST_OF_ONE {
            return None;
        }
        followers.insert(who.clone(), theirs + 1);
        Some(Place { who, followers: self.followers.clone() })
    }

    /// The position of the last event, from now on.
    pub(super) fn feel(state: &web::Data<State>) -> watch::Receiver<i64> {
        let receiver = state.pulse.position.subscribe();
        if !state.pulse.beating.swap(true, Ordering::SeqCst) {
            actix_web::rt::spawn(beat(state.clone()));
        }
        receiver
    }
}

/// Looks where the log ends until nobody follows it any more.
async fn beat(state: web::Data<State>) {
    let pulse = &state.pulse;
    let mut tick = tokio::time::interval(EVERY);
    loop {
        tick.tick().await;
        if pulse.position.receiver_count() == 0 {
            pulse.beating.store(false, Ordering::SeqCst);
            // One that came between the two lines above has seen the pulse beating, and goes on with this one.
            let came = pulse.position.receiver_count() > 0;
            if !came || pulse.beating.swap(true, Ordering::SeqCst) {
                return;
            }
        }
        match end(&state).await {
            Ok(position) => {
                let _ =
                    pulse.position.send_if_modified(|known| std::mem::replace(known, position) != position);
            }
            Err(error) => {
                tracing::warn!(%error, "the end of the log could not be read; tried again in a second");
            }
        }
    }
}

async fn end(state: &State) -> Result<i64, ApiError> {
    let mut connection = state.pool.get().await?;
    Ok(store::events::end(&mut connection).await?.position)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_takes_all_places_and_a_place_that_is_left_is_free() {
        let pulse = Pulse::default();
        let mut places: Vec<_> = (0..MOST_OF_ONE).map(|_| pulse.place("voss".into()).unwrap()).collect();
        assert!(pulse.place("voss".into()).is_none());
        assert!(pulse.place("masfjorden".into()).is_some(), "others are not held back");
        places.pop();
        assert!(pulse.place("voss".into()).is_some());
        places.clear();
        assert!(pulse.followers.lock().unwrap().is_empty(), "nobody is remembered who has left");
    }
}

//! The same work on many things, on every core.

use anyhow::{Result, anyhow};
use std::num::NonZero;
use std::sync::Mutex;
use std::thread;

/// Does the work on each item, the first ones first: give those that take long at the start.
///
/// # Errors
/// The first that a worker meets; work that has begun is finished.
pub(crate) fn for_each<T: Send>(items: Vec<T>, work: impl Fn(T) -> Result<()> + Sync) -> Result<()> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get).min(items.len());
    let waiting = Mutex::new(items.into_iter());
    let next = || waiting.lock().ok().and_then(|mut items| items.next());
    let worker = || {
        while let Some(item) = next() {
            work(item)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| anyhow!("a worker stopped"))?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[test]
    fn every_item_is_worked_on_once() {
        let sum = AtomicU32::new(0);
        for_each((1..=100).collect(), |number| {
            sum.fetch_add(number, Ordering::Relaxed);
            Ok(())
        })
        .unwrap();
        assert_eq!(sum.into_inner(), 5050);
    }

    #[test]
    fn a_failure_is_told() {
        let outcome =
            for_each(vec![1, 2, 3], |number| if number == 2 { Err(anyhow!("two")) } else { Ok(()) });
        assert_eq!(outcome.unwrap_err().to_string(), "two");
    }
}

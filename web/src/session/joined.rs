//! Work that is done once at a time, however many ask for it meanwhile.

use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, Shared};
use leptos::prelude::*;

/// Work that many may wait for.
pub(super) type Work = Shared<LocalBoxFuture<'static, bool>>;

/// The work that is under way, if any, and what came of it.
#[derive(Clone, Copy)]
pub(super) struct Joined(StoredValue<Option<Work>, LocalStorage>);

impl Joined {
    /// Nothing is under way.
    pub(super) fn new() -> Joined {
        Joined(StoredValue::new_local(None))
    }

    /// The work that is under way, to be waited for; when there is none, this.
    pub(super) fn once(self, work: impl Future<Output = bool> + 'static) -> Work {
        self.0.get_value().unwrap_or_else(|| {
            let work = async move {
                let done = work.await;
                // The work itself says that it is over. Those who wait for it may come too late, when newer work has
                // begun already.
                self.0.set_value(None);
                done
            };
            let work = work.boxed_local().shared();
            self.0.set_value(Some(work.clone()));
            work
        })
    }

    /// Waits until nothing is under way.
    pub(super) async fn over(self) {
        if let Some(running) = self.0.get_value() {
            running.await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;
    use std::future::{pending, poll_fn, ready};
    use std::rc::Rc;
    use std::task::Poll;

    #[test]
    fn whoever_waits_for_the_first_renewal_does_not_end_the_second() {
        let owner = Owner::new();
        owner.set();
        let joined = Joined::new();
        let come = Rc::new(Cell::new(false));
        let first = poll_fn({
            let come = come.clone();
            move |_| if come.get() { Poll::Ready(true) } else { Poll::Pending }
        });
        let (quick, slow) = (joined.once(first), joined.once(pending()));
        assert_eq!(quick.clone().now_or_never(), None);

        come.set(true);
        assert_eq!(quick.now_or_never(), Some(true));
        let second = joined.once(pending());
        assert_eq!(second.clone().now_or_never(), None, "newer work");
        assert_eq!(slow.now_or_never(), Some(true), "joined the first");
        assert!(joined.once(ready(true)).ptr_eq(&second), "a third was begun beside the second");
    }
}

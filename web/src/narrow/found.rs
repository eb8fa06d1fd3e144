//! A page of a list as it was found: how many there are in all, which is also said aloud, or that nothing fits, and the way
//! to the next page. One for all lists.

use super::query::Narrowed;
use crate::i18n::I18n;
use contract::page::Page;
use leptos::prelude::*;
use texts::{Key, Plural};
use ui::{Announcer, Pager};

/// How many there are in all, in words; nothing where the service was not asked.
pub(crate) fn counted<T>(i18n: I18n, page: &Page<T>, plural: Plural) -> Signal<String> {
    let total = page.total.and_then(|total| u64::try_from(total).ok());
    Signal::derive(move || total.map(|total| i18n.count(plural, total)).unwrap_or_default())
}

/// What is said of what was found.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    count: Plural,
    empty: Key,
    aloud: bool,
}

impl Found {
    /// How many there are, and what is said where there is nothing.
    pub(crate) const fn new(count: Plural, empty: Key) -> Found {
        Found { count, empty, aloud: true }
    }

    /// Whether it is said aloud, where the list is only a part of its page.
    pub(crate) const fn aloud(self, aloud: bool) -> Found {
        Found { aloud, ..self }
    }

    /// Shows a page of the list: what is in it, under how many there are in all, and the way to the next.
    pub(crate) fn show<T>(
        self,
        i18n: I18n,
        page: Page<T>,
        query: &Narrowed,
        items: impl FnOnce(Vec<T>, Signal<String>) -> AnyView,
    ) -> AnyView {
        let count = counted(i18n, &page, self.count);
        if self.aloud {
            Announcer::get().say(count.get_untracked());
        }
        if page.items.is_empty() {
            return view! { <p class="ds-paragraph">{i18n.t(self.empty)}</p> }.into_any();
        }
        let (next, first) = (query.next(page.next_cursor), query.first());
        view! {
            {items(page.items, count)}
            <Pager next=next first=first />
        }
        .into_any()
    }
}

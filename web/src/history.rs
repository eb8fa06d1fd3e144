//! What has happened to a resource: what, who, on behalf of whom, why, when, and from which day. One component for all.

mod facts;

use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::words::Words;
use contract::changes::HistoryEntry;
use contract::page::{Page, Paging};
use leptos::prelude::*;
use texts::{Key, key};
use ui::{Failure, Loaded};

/// As much of a history as a page shows.
pub(crate) fn paging() -> Paging {
    Paging { limit: Some(100), ..Paging::default() }
}

/// What is said of a resource's history.
#[derive(Clone, Copy)]
pub(crate) struct Told {
    /// The words for what happened.
    pub(crate) happened: fn(&HistoryEntry) -> Words,
    /// Of each entry, what more there is to say; as many as there are entries.
    pub(crate) notes: fn(&[HistoryEntry]) -> Vec<Option<Key>>,
    /// What is said where nothing has happened.
    pub(crate) empty: Key,
}

impl Told {
    /// Nothing more to say of any entry.
    pub(crate) fn no_notes(entries: &[HistoryEntry]) -> Vec<Option<Key>> {
        vec![None; entries.len()]
    }
}

/// Who did it, and for whom.
pub(crate) fn who(i18n: I18n, entry: &HistoryEntry) -> String {
    let by = entry.actor.as_deref().map(|actor| i18n.fill(key::HISTORY_BY, &[("actor", actor)]));
    let behalf = entry.on_behalf_of.as_deref();
    let behalf = behalf.map(|name| i18n.fill(key::HISTORY_ON_BEHALF, &[("name", name)]));
    [by, behalf].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The history, newest first.
#[component]
pub(crate) fn History(
    /// The entries.
    entries: LocalResource<Result<Page<HistoryEntry>, Failure>>,
    /// What is said of them.
    told: Told,
) -> impl IntoView {
    let i18n = use_i18n();
    let show = move |page: Page<HistoryEntry>| list(i18n, page, told).into_any();
    view! {
        <section class="app-stack" aria-labelledby="history">
            <h2 class="ds-heading" data-size="sm" id="history">{i18n.h(key::HISTORY)}</h2>
            <Loaded resource=entries view=show />
        </section>
    }
}

fn list(i18n: I18n, page: Page<HistoryEntry>, told: Told) -> impl IntoView {
    if page.items.is_empty() {
        return view! { <p class="ds-paragraph">{i18n.t(told.empty)}</p> }.into_any();
    }
    let notes = (told.notes)(&page.items);
    let entries = page.items.into_iter().zip(notes).map(|(entry, note)| one(i18n, entry, note, told));
    view! { <ol class="app-list" reversed="">{entries.collect_view()}</ol> }.into_any()
}

fn one(i18n: I18n, entry: HistoryEntry, note: Option<Key>, told: Told) -> impl IntoView {
    let what = (told.happened)(&entry).signal(i18n);
    let (reason, at) = (entry.reason.clone(), entry.at);
    let from = (entry.effective_on != domain::oslo::day(at)).then_some(entry.effective_on);
    let from = from.map(|day| {
        let text = move || i18n.fill(key::HISTORY_FROM, &[("date", &format::date(i18n, day))]);
        view! { <p class="ds-paragraph">{text}</p> }
    });
    let overrides = entry.overrides.clone().into_iter().map(|set_aside| {
        let text = move || {
            let rule = set_aside.rule.code();
            i18n.fill(key::HISTORY_OVERRIDE, &[("rule", rule), ("reason", &set_aside.reason)])
        };
        view! { <p class="ds-paragraph app-text">{text}</p> }
    });
    let overrides = overrides.collect_view();
    let facts = facts::list(i18n, entry.facts.clone(), entry.effective_on > format::today());
    let written_down = entry.written_down.then(|| {
        view! { <p class="ds-paragraph">{i18n.t(key::HISTORY_WRITTEN_DOWN)}</p> }
    });
    let reference = entry.reference.clone().map(|reference| {
        let text = move || i18n.fill(key::HISTORY_REFERENCE, &[("reference", &reference)]);
        view! { <p class="ds-paragraph app-text">{text}</p> }
    });
    view! {
        <li>
            <div class="app-row">
                <strong>{what}</strong>
                <time datetime=at.date().to_string()>{move || format::written_down(i18n, at)}</time>
            </div>
            <div class="app-meta">{move || who(i18n, &entry)}</div>
            {facts}
            {from}
            {written_down}
            {reference}
            {reason.map(|reason| view! { <p class="ds-paragraph app-prose app-text">{reason}</p> })}
            {note.map(|note| view! { <p class="ds-paragraph">{i18n.t(note)}</p> })}
            {overrides}
        </li>
    }
}

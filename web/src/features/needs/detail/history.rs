//! What has happened to a need: who, on behalf of whom, what, why, when.

use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::session::load;
use contract::changes::HistoryEntry;
use contract::needs::NeedView;
use contract::page::{Page, Paging};
use domain::access::Level;
use leptos::prelude::*;
use texts::{Key, key};
use ui::Loaded;

/// The words for what happened.
fn happened(entry: &HistoryEntry) -> Key {
    match (entry.kind.as_str(), entry.level) {
        ("need.submitted", _) => key::NEED_EVENT_SUBMITTED,
        ("need.edited", _) => key::NEED_EVENT_EDITED,
        ("need.qualified", _) => key::NEED_EVENT_QUALIFIED,
        ("need.rejected", _) => key::NEED_EVENT_REJECTED,
        ("need.opened_to_region", _) => key::NEED_EVENT_OPENED_TO_REGION,
        ("need.lifted", Some(Level::National)) => key::NEED_EVENT_LIFTED_NATIONAL,
        ("need.lifted", _) => key::NEED_EVENT_LIFTED_REGION,
        ("need.published", _) => key::NEED_EVENT_PUBLISHED,
        ("need.unpublished", _) => key::NEED_EVENT_UNPUBLISHED,
        ("need.withdrawn", _) => key::NEED_EVENT_WITHDRAWN,
        // A kind that a newer service knows.
        _ => key::NEED_EVENT_OTHER,
    }
}

/// Of each entry, newest first, whether it also took the need out of the open register.
fn ended_publication(entries: &[HistoryEntry]) -> Vec<bool> {
    let mut open = false;
    let mut ended: Vec<_> = entries
        .iter()
        .rev()
        .map(|entry| match entry.kind.as_str() {
            "need.published" => {
                open = true;
                false
            }
            "need.unpublished" => {
                open = false;
                false
            }
            "need.rejected" | "need.withdrawn" => std::mem::take(&mut open),
            _ => false,
        })
        .collect();
    ended.reverse();
    ended
}

/// Who did it, and for whom.
fn who(i18n: I18n, entry: &HistoryEntry) -> String {
    let by = entry.actor.as_deref().map(|actor| i18n.fill(key::NEED_PAGE_HISTORY_BY, &[("actor", actor)]));
    let behalf = entry.on_behalf_of.as_deref();
    let behalf = behalf.map(|name| i18n.fill(key::NEED_PAGE_HISTORY_ON_BEHALF, &[("name", name)]));
    [by, behalf].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The history, newest first. It is fetched again whenever the need has a new version.
#[component]
pub(super) fn History(
    /// The need.
    need: Signal<NeedView>,
) -> impl IntoView {
    let i18n = use_i18n();
    let version = Memo::new(move |_| need.with(|need| (need.id, need.version)));
    let history = load(move |session| {
        let (id, _) = version.get();
        async move {
            let paging = Paging { limit: Some(100), ..Paging::default() };
            session.call(async |client| client.list_need_history(id, &paging).await).await
        }
    });
    let show = move |page: Page<HistoryEntry>| list(i18n, page).into_any();
    view! {
        <section class="app-stack" aria-labelledby="history">
            <h2 class="ds-heading" data-size="sm" id="history">{i18n.t(key::NEED_PAGE_HISTORY)}</h2>
            <Loaded resource=history view=show />
        </section>
    }
}

fn list(i18n: I18n, page: Page<HistoryEntry>) -> impl IntoView {
    if page.items.is_empty() {
        return view! { <p class="ds-paragraph">{i18n.t(key::NEED_PAGE_HISTORY_EMPTY)}</p> }.into_any();
    }
    let ended = ended_publication(&page.items);
    let entry = |(entry, ended): (HistoryEntry, bool)| {
        let what = happened(&entry);
        let (reason, overrides, at) = (entry.reason.clone(), entry.overrides.clone(), entry.at);
        let overrides = overrides.into_iter().map(|set_aside| {
            let text = move || {
                let rule = set_aside.rule.code();
                i18n.fill(key::NEED_PAGE_HISTORY_OVERRIDE, &[("rule", rule), ("reason", &set_aside.reason)])
            };
            view! { <p class="ds-paragraph">{text}</p> }
        });
        view! {
            <li>
                <div class="app-row">
                    <strong>{i18n.t(what)}</strong>
                    <time datetime=at.date().to_string()>{move || format::moment(i18n, at)}</time>
                </div>
                <div class="app-meta">{move || who(i18n, &entry)}</div>
                {reason.map(|reason| view! { <p class="ds-paragraph app-prose app-text">{reason}</p> })}
                {ended.then(|| view! { <p class="ds-paragraph">{i18n.t(key::NEED_PAGE_HISTORY_ENDED_PUBLICATION)}</p> })}
                {overrides.collect_view()}
            </li>
        }
    };
    view! { <ol class="app-list" reversed="">{page.items.into_iter().zip(ended).map(entry).collect_view()}</ol> }
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ended(kinds: &[&str]) -> Vec<bool> {
        let entry = |kind: &&str| {
            let entry = serde_json::json!({
                "id": "0199b0a0-0000-7000-8000-000000000001", "kind": format!("need.{kind}"), "version": 1,
                "at": "2026-01-01T10:00:00Z", "effectiveOn": "2026-01-01",
            });
            serde_json::from_value(entry).unwrap()
        };
        ended_publication(&kinds.iter().map(entry).collect::<Vec<HistoryEntry>>())
    }

    #[test]
    fn the_reader_is_told_when_the_end_of_a_need_also_took_it_out_of_the_register() {
        assert_eq!(ended(&["rejected", "qualified", "published", "submitted"]), [true, false, false, false]);
        assert_eq!(ended(&["withdrawn", "unpublished", "published"]), [false, false, false]);
        assert_eq!(ended(&["rejected", "submitted"]), [false, false]);
    }
}

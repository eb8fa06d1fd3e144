//! What others changed since the reader looked last, and what she has begun herself.

use crate::failure::failure;
use crate::features::{clusters, groups, needs, organisations, structure};
use crate::format;
use crate::history::who;
use crate::i18n::{I18n, use_i18n};
use crate::routing::{Route, Slug};
use crate::session::{Session, load, use_session};
use crate::words::Words;
use contract::changes::HistoryEntry;
use contract::needs::{NeedFilter, NeedView};
use contract::page::{Page, Paging};
use contract::people::{News, NewsView, SeeNews};
use domain::need::NeedProcess;
use domain::register::MunicipalityNumber;
use domain::{ClusterId, GroupId, NeedId, OrganisationId};
use leptos::prelude::*;
use leptos::web_sys::VisibilityState;
use texts::{Key, key};
use ui::{Loaded, Tag};

/// As many drafts as are shown.
const MOST: u16 = 20;

/// The way to a thing, and what it is; nothing for a kind that a newer service knows.
fn way(one: &NewsView) -> Option<(Route, Key)> {
    let id = one.resource_id;
    Some(match one.resource.as_str() {
        "need" => (Route::Need(NeedId(id)), key::NEED),
        "cluster" => (Route::Cluster(ClusterId(id)), key::CLUSTER_SHORT),
        "municipality" => (Route::Municipality(MunicipalityNumber::parse(&one.key).ok()?), key::MUNICIPALITY),
        "region" => (Route::Region(Slug(one.key.clone())), key::REGION),
        "group" => (Route::Group(GroupId(id)), key::GROUP),
        "network" => (Route::Network(GroupId(id)), key::NETWORK),
        "organisation" => (Route::Organisation(OrganisationId(id)), key::EXTERNAL_ACTOR),
        _ => return None,
    })
}

/// What happened, in the words of the thing's own history.
fn happened(route: &Route, entry: &HistoryEntry) -> Words {
    match route {
        Route::Cluster(_) => clusters::happened(entry),
        Route::Municipality(_) => structure::happened_to_municipality(entry),
        Route::Region(_) => structure::happened_to_region(entry),
        Route::Group(_) | Route::Network(_) => groups::happened(entry),
        Route::Organisation(_) => organisations::happened(entry),
        _ => needs::happened(entry),
    }
}

/// What others changed. It is marked as seen when it stands before the reader, and stays there as long as the page does.
#[component]
pub(super) fn SinceLast() -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    // Not fetched again when something changes meanwhile: what is marked as seen would go while it is read.
    let news = LocalResource::new(move || async move {
        let asked = session.call(async |client| client.get_my_news().await).await;
        asked.map_err(|error| failure(i18n, &error))
    });
    view! {
        <section class="app-stack" aria-labelledby="news">
            <h2 class="ds-heading" data-size="sm" id="news">{i18n.t(key::NEWS_HEADING)}</h2>
            <Loaded resource=news view=move |news: News| view! { <Shown news=news /> }.into_any() />
        </section>
    }
}

#[component]
fn Shown(news: News) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let News { since, first, items, sync_token } = news;
    mark_when_seen(session, SeeNews { sync_token });
    let (some, none) =
        if first { (key::NEWS_FIRST, key::NEWS_NONE_FIRST) } else { (key::NEWS_SINCE, key::NEWS_NONE) };
    let lines: Vec<_> = items.into_iter().filter_map(|one| line(i18n, one)).collect();
    let words = if lines.is_empty() { none } else { some };
    let words = move || i18n.fill(words, &[("moment", &format::moment(i18n, since))]);
    let list = (!lines.is_empty()).then(|| view! { <ul class="app-list">{lines}</ul> });
    view! {
        <p class="ds-paragraph">{words}</p>
        {list}
    }
}

fn line(i18n: I18n, one: NewsView) -> Option<AnyView> {
    let (route, noun) = way(&one)?;
    let happened = happened(&route, &one.entry);
    let NewsView { name, language, entry, .. } = one;
    let (lang, at) = (language.map(domain::ContentLanguage::code), entry.at);
    Some(
        view! {
            <li>
                <div class="app-row">
                    <a class="ds-link" href=route.path() lang=lang>{name}</a>
                    <Tag>{i18n.h(noun)}</Tag>
                </div>
                <div>{happened.signal(i18n)}</div>
                <div class="app-meta">
                    <time datetime=at.date().to_string()>{move || format::written_down(i18n, at)}</time>
                    <span>{move || who(i18n, &entry)}</span>
                </div>
            </li>
        }
        .into_any(),
    )
}

fn is_seen() -> bool {
    document().visibility_state() == VisibilityState::Visible
}

/// Says that the news have been shown, once, as soon as somebody looks at the page.
fn mark_when_seen(session: Session, news: SeeNews) {
    let looked_at = RwSignal::new(is_seen());
    let listener = window_event_listener(leptos::ev::visibilitychange, move |_| looked_at.set(is_seen()));
    on_cleanup(move || listener.remove());
    Effect::new(move |done: Option<bool>| {
        let done = done.unwrap_or_default();
        if !done && looked_at.get() {
            let news = news.clone();
            leptos::task::spawn_local(async move {
                // Not told, they are told again next time.
                let _ = session.call(async |client| client.see_my_news(&news).await).await;
            });
            return true;
        }
        done
    });
}

/// The needs that the reader has begun and not sent in; nothing where there are none.
#[component]
pub(super) fn OwnDrafts() -> impl IntoView {
    let i18n = use_i18n();
    let drafts = load(async |session| {
        let process = vec![NeedProcess::Draft];
        let filter = NeedFilter { own: Some(true), process, ..NeedFilter::default() };
        let paging = Paging { limit: Some(MOST), ..Paging::default() };
        session.call(async |client| client.list_needs(&filter, &paging).await).await
    });
    let item = move |need: NeedView| {
        let (lang, changed) = (need.language.code(), need.updated_at);
        let changed = move || i18n.fill(key::NEED_PAGE_UPDATED, &[("date", &format::day(i18n, changed))]);
        view! {
            <li>
                <a class="ds-link" href=Route::EditNeed(need.id).path() lang=lang>{need.title}</a>
                <div class="app-meta">{changed}</div>
            </li>
        }
    };
    let show = move |page: Page<NeedView>| {
        if page.items.is_empty() {
            return ().into_any();
        }
        let more = page.next_cursor.is_some().then(|| {
            let all = Route::Needs.with_query(&[("level", "mine"), ("process", NeedProcess::Draft.code())]);
            view! { <a class="ds-link" href=all>{i18n.t(key::NEWS_DRAFTS_ALL)}</a> }
        });
        view! {
            <section class="app-panel" aria-labelledby="drafts">
                <h2 class="ds-heading" data-size="sm" id="drafts">{i18n.t(key::NEWS_DRAFTS)}</h2>
                <ul class="app-list">{page.items.into_iter().map(item).collect_view()}</ul>
                {more}
            </section>
        }
        .into_any()
    };
    view! { <Loaded resource=drafts view=show /> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn news(resource: &str, key: &str) -> NewsView {
        serde_json::from_value(json!({
            "resource": resource, "resourceId": "0199b0a0-0000-7000-8000-000000000001", "key": key, "name": "Voss",
            "entry": {
                "id": "0199b0a0-0000-7000-8000-000000000002", "kind": "cluster.founded", "version": 1,
                "at": "2026-01-01T10:00:00Z", "effectiveOn": "2026-01-01",
            },
        }))
        .unwrap()
    }

    #[test]
    fn each_kind_of_thing_leads_to_its_page() {
        let paths = [("municipality", "4621", "/kommuner/4621"), ("region", "vest", "/regioner/vest")];
        for (resource, key, path) in paths {
            assert_eq!(way(&news(resource, key)).unwrap().0.path(), path);
        }
        for resource in ["need", "cluster", "group", "network", "organisation"] {
            let (route, _) = way(&news(resource, "x")).unwrap();
            assert!(route.path().ends_with("0199b0a0-0000-7000-8000-000000000001"), "{resource}");
        }
        assert!(way(&news("something newer", "x")).is_none());
    }
}

//! Lists of needs: the levels one belongs to, and the register that is open to all.

mod items;
mod levels;
mod query;
mod register;

use crate::features::needs::near::ALL;
use crate::features::waiting::WaitingLine;
use crate::i18n::use_i18n;
use crate::labels::Label;
use crate::narrow::{Narrow, Narrowed, Part};
use crate::routing::Route;
use crate::session::{load, use_session};
use crate::terms::{Meaning, Term};
use domain::need::{NeedLevel, NeedProcess};
use items::NeedItems;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use query::{LEVELS, area, filter, paging, search};
use texts::{Key, key};
use ui::{LinkButton, Loaded, PageHeading, Tab, Tabs};

pub(super) use register::Register;

/// The needs one may see, level by level.
#[component]
pub(super) fn Needs() -> impl IntoView {
    let (i18n, session, navigate) = (use_i18n(), use_session(), use_navigate());
    let levels = StoredValue::new(session.me_now().map(|me| levels::of(&me)).unwrap_or_default());
    let asked = Narrowed::here(Route::Needs, LEVELS);
    let query = Memo::new(move |_| {
        let query = asked.get();
        let level = levels.with_value(|known| {
            if query.text("level").as_deref() == Some(ALL) {
                return ALL;
            }
            let level = query.code("level").filter(|level| known.contains(level));
            level.or_else(|| known.first().copied()).map_or(ALL, NeedLevel::code)
        });
        query.with("level", level)
    });
    let list = load(move |session| {
        let (filter, paging) = query.with(|query| (filter(query), paging(query)));
        async move { session.call(async |client| client.list_needs(&filter, &paging).await).await }
    });
    let select = Callback::new(move |level: String| {
        let address = Route::Needs.with_query(&[("level", &level)]);
        navigate(&address, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    });
    let tabs = levels.with_value(|levels| {
        let all = Tab::new(ALL, i18n.t(key::NEED_PAGE_LEVEL_ALL));
        levels
            .iter()
            .map(|level| Tab::new(level.code(), i18n.t(level.key())))
            .chain([all])
            .collect::<Vec<_>>()
    });
    let process = i18n.t(key::NEED_PAGE_FILTER_PROCESS);
    let process = Part::code(i18n, "process", process, NeedProcess::ALL);
    let parts = vec![search(i18n), process, area(i18n)];
    let may_report = session.me_now().is_some_and(|me| !me.may_register_for.is_empty());
    view! {
            <div class="app-head">
                <div class="app-row app-asked">
    <PageHeading text=i18n.t(key::NAV_NEEDS) />
    <Meaning of=Term::Lift />
    </div>
                {may_report.then(|| {
                    view! { <LinkButton href=Route::NewNeed.path()>{i18n.t(key::ACTION_REPORT_NEED)}</LinkButton> }
                })}
            </div>
            <WaitingLine />
            <Tabs
                id="needs"
                label=i18n.t(key::NEED_PAGE_LEVELS)
                tabs=tabs
                selected=Signal::derive(move || query.with(|q| q.text("level").unwrap_or_default()))
                on_select=select
            >
                <div class="app-stack">
                    <Narrow query=query parts=parts />
                    <Loaded
                        resource=list
                        view=move |page| {
                            let empty = query.with_untracked(empty_text);
                            view! { <NeedItems page=page route=Route::Needs query=query empty=empty /> }.into_any()
                        }
                    />
                </div>
            </Tabs>
        }
}

/// What to say of a level without needs.
fn empty_text(query: &Narrowed) -> Key {
    if query.is_narrowed() {
        return key::NEED_PAGE_EMPTY_SEARCH;
    }
    match query.code("level") {
        Some(NeedLevel::Mine) => key::NEED_PAGE_EMPTY_MINE,
        Some(NeedLevel::Desk) => key::NEED_PAGE_EMPTY_DESK,
        Some(NeedLevel::Cluster | NeedLevel::Region | NeedLevel::National | NeedLevel::Public) | None => {
            key::NEED_PAGE_EMPTY_LEVEL
        }
    }
}

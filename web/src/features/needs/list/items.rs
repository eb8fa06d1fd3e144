//! A page of needs.

use crate::features::needs::detail::{language_tag, originators};
use crate::i18n::use_i18n;
use crate::labels::Label;
use crate::narrow::{Narrowed, counted};
use crate::routing::Route;
use crate::{features::needs::detail::process_color, format};
use contract::needs::NeedView;
use contract::page::Page;
use leptos::prelude::*;
use texts::{Key, key};
use ui::{Announcer, Pager, Tag, focus_element};

/// The id of the line that says how many there are.
const COUNT: &str = "need-count";

/// A page of needs, with the way to the next.
#[component]
pub(super) fn NeedItems(
    /// The page.
    page: Page<NeedView>,
    /// Where the list stands; decides where a need leads.
    route: Route,
    /// What the list shows.
    query: Memo<Narrowed>,
    /// What to say when there is nothing.
    empty: Key,
) -> impl IntoView {
    let (i18n, announcer) = (use_i18n(), Announcer::get());
    let shown = query.get_untracked();
    if page.items.is_empty() {
        announcer.say(i18n.text_now(empty));
        return view! {
            <div class="app-text">
                <p class="ds-paragraph">{i18n.t(empty)}</p>
            </div>
        }
        .into_any();
    }
    let count = counted(i18n, &page, key::NEED_COUNT);
    let (next, first) = (shown.next(page.next_cursor), shown.first());
    if first.is_none() {
        announcer.say(count.get_untracked());
    } else {
        // The link that was pressed is gone; the reader goes on at the top of the new page.
        request_animation_frame(|| focus_element(COUNT));
    }
    let public = route == Route::Register;
    let items = page.items.into_iter().map(|need| view! { <Item need=need public=public /> });
    view! {
        <p class="ds-paragraph" id=COUNT tabindex="-1">{count}</p>
        <ul class="app-list">{items.collect_view()}</ul>
        <Pager next=next first=first />
    }
    .into_any()
}

#[component]
fn Item(need: NeedView, public: bool) -> impl IntoView {
    let i18n = use_i18n();
    let route = if public { Route::PublishedNeed(need.id) } else { Route::Need(need.id) };
    let (process, area, changed) = (need.process, need.service_area, need.updated_at);
    let from = originators(i18n, &need);
    view! {
        <li>
            <h2 class="ds-heading" data-size="xs">
                <a class="ds-link" href=route.path() lang=language_tag(need.language)>{need.title}</a>
            </h2>
            <div class="app-row">
                <Tag color=process_color(process)>{i18n.t(process.key())}</Tag>
                {area.map(|area| view! { <span>{i18n.h(area.key())}</span> })}
            </div>
            <div class="app-meta">
                <span>{from}</span>
                {need.holder.map(|holder| view! { <super::super::detail::Holder holder=holder /> })}
                <span>{move || i18n.fill(key::NEED_PAGE_UPDATED, &[("date", &format::day(i18n, changed))])}</span>
                {need.reference.map(|reference| view! { <span>{reference}</span> })}
            </div>
        </li>
    }
}

//! The register of needs that are open to all, for everyone.

use super::filter::Filter;
use super::items::NeedItems;
use super::query::ListQuery;
use crate::i18n::use_i18n;
use crate::routing::Route;
use crate::session::load;
use domain::need::NeedLevel;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use texts::key;
use ui::{Loaded, PageHeading};

/// The register.
#[component]
pub(in crate::features::needs) fn Register() -> impl IntoView {
    let (i18n, map) = (use_i18n(), use_location().query);
    let query = Memo::new(move |_| {
        let query = map.with(|map| ListQuery::read(|name| map.get(name)));
        ListQuery { level: None, process: None, ..query }
    });
    let list = load(move |session| {
        let (mut filter, paging) = query.with(|query| (query.filter(), query.paging()));
        filter.level = Some(NeedLevel::Public);
        async move { session.call(async |client| client.list_needs(&filter, &paging).await).await }
    });
    let empty = move || {
        if query.with_untracked(ListQuery::is_narrowed) {
            key::NEED_PAGE_EMPTY_SEARCH
        } else {
            key::REGISTER_PAGE_EMPTY
        }
    };
    view! {
        <PageHeading text=i18n.t(key::REGISTER_PAGE_HEADING) />
        <p class="ds-paragraph">{i18n.t(key::REGISTER_PAGE_INTRO)}</p>
        <Filter route=Route::Register query=query />
        <Loaded
            resource=list
            view=move |page| {
                view! { <NeedItems page=page route=Route::Register query=query empty=empty() /> }.into_any()
            }
        />
        <p class="ds-paragraph">
            <a class="ds-link" href="/api/v1/needs?level=public&format=csv" rel="external" download="">
                {i18n.t(key::REGISTER_PAGE_DOWNLOAD)}
            </a>
        </p>
    }
}

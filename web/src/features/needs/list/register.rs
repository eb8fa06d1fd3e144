//! The register of needs that are open to all, for everyone.

use super::items::NeedItems;
use super::query::{REGISTER, area, filter, paging, search};
use crate::i18n::use_i18n;
use crate::narrow::{Narrow, Narrowed};
use crate::routing::Route;
use crate::session::load;
use domain::need::NeedLevel;
use leptos::prelude::*;
use texts::key;
use ui::{Loaded, PageHeading};

/// The register.
#[component]
pub(in crate::features::needs) fn Register() -> impl IntoView {
    let i18n = use_i18n();
    let query = Narrowed::here(Route::Register, REGISTER);
    let list = load(move |session| {
        let (mut filter, paging) = query.with(|query| (filter(query), paging(query)));
        filter.level = Some(NeedLevel::Public);
        async move { session.call(async |client| client.list_needs(&filter, &paging).await).await }
    });
    let empty = move || {
        if query.with_untracked(Narrowed::is_narrowed) {
            key::NEED_PAGE_EMPTY_SEARCH
        } else {
            key::REGISTER_PAGE_EMPTY
        }
    };
    view! {
        <PageHeading text=i18n.t(key::REGISTER_PAGE_HEADING) />
        <p class="ds-paragraph">{i18n.t(key::REGISTER_PAGE_INTRO)}</p>
        <Narrow query=query parts=vec![search(i18n), area(i18n)] />
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

//! The newest needs that everyone can read.

use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::routing::Route;
use crate::session::load;
use contract::needs::{NeedFilter, NeedView, Sort};
use contract::page::{Page, Paging};
use domain::need::NeedLevel;
use leptos::prelude::*;
use texts::key;
use ui::{Failure, Loaded};

/// So many are shown.
const SHOWN: u16 = 5;

/// A page of the newest, and how many there are.
pub(super) type Fetched = LocalResource<Result<Page<NeedView>, Failure>>;

/// Fetches the newest.
pub(super) fn fetched() -> Fetched {
    load(async move |session| {
        let filter = NeedFilter {
            level: Some(NeedLevel::Public),
            sort: Some(Sort::SubmittedAtDescending),
            ..NeedFilter::default()
        };
        let paging = Paging { limit: Some(SHOWN), count: Some(true), ..Paging::default() };
        session.call(async |client| client.list_needs(&filter, &paging).await).await
    })
}

/// How many there are, once that is known.
pub(super) fn total(newest: Fetched) -> Option<u64> {
    newest.with(|newest| newest.as_ref()?.as_ref().ok()?.total).and_then(|total| u64::try_from(total).ok())
}

/// The newest, with the way to all.
#[component]
pub(super) fn Newest(newest: Fetched) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="app-stack" aria-labelledby="newest">
            <h2 class="ds-heading" data-size="sm" id="newest">{i18n.t(key::HOME_NEWEST)}</h2>
            <Loaded resource=newest view=move |page| list(i18n, page) />
        </section>
    }
}

fn list(i18n: I18n, page: Page<NeedView>) -> AnyView {
    if page.items.is_empty() {
        return view! { <p class="ds-paragraph">{i18n.t(key::HOME_NEWEST_NONE)}</p> }.into_any();
    }
    let total = page.total.and_then(|total| u64::try_from(total).ok());
    let all = total.map(|total| {
        let text = move || i18n.fill(key::HOME_NEWEST_ALL, &[("count", &format::number(i18n.lang(), total))]);
        view! { <a class="ds-link" href=Route::Register.path()>{text}</a> }
    });
    let item = move |need: NeedView| {
        let sent = need.submitted_at.unwrap_or(need.created_at);
        let from: Vec<String> = need.originators.iter().map(|one| one.name.clone()).collect();
        let from = (!from.is_empty()).then(|| view! { <span>{from.join(", ")}</span> });
        view! {
            <li>
                <a class="ds-link" href=Route::PublishedNeed(need.id).path() lang=need.language.code()>{need.title}</a>
                <div class="app-meta">
                    {from}
                    <span>{move || format::day(i18n, sent)}</span>
                </div>
            </li>
        }
    };
    view! {
        <ul class="app-list">{page.items.into_iter().map(item).collect_view()}</ul>
        {all}
    }
    .into_any()
}

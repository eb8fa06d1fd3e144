//! The needs of a place, on its page and on its sheet: how many the reader may see, the newest, and the way to the rest.

use super::detail::language_tag;
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::narrow::counted;
use crate::routing::Route;
use crate::session::{Session, load, use_session};
use client::{Client, Error};
use contract::needs::{NeedFilter, NeedView};
use contract::page::{Page, Paging};
use domain::ClusterId;
use domain::need::NeedLevel;
use leptos::prelude::*;
use texts::{Key, key};
use ui::Loaded;

/// As many as stand on a page.
const NEWEST: u16 = 5;

/// The level of the list that shows all one may see.
pub(in crate::features) const ALL: &str = "all";

/// Whose needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::features) enum Near {
    /// Those of a municipality, by number.
    Municipality(String),
    /// Those of a cluster.
    Cluster(ClusterId),
    /// Those of a region, by slug.
    Region(String),
}

impl Near {
    const fn heading(&self) -> Key {
        match self {
            Near::Municipality(_) => key::NEED_NEAR_MUNICIPALITY,
            Near::Cluster(_) => key::CLUSTER_PAGE_NEEDS,
            Near::Region(_) => key::NEED_NEAR_REGION,
        }
    }

    fn filter(&self, signed_in: bool) -> NeedFilter {
        let mut filter =
            NeedFilter { level: (!signed_in).then_some(NeedLevel::Public), ..NeedFilter::default() };
        match self {
            Near::Municipality(number) => filter.municipality.push(number.clone()),
            Near::Cluster(id) => filter.cluster.push(*id),
            Near::Region(slug) => filter.region.push(slug.clone()),
        }
        filter
    }

    /// The list of them all.
    fn address(&self, signed_in: bool) -> String {
        let (name, value) = match self {
            Near::Municipality(number) => ("municipality", number.clone()),
            Near::Cluster(id) => ("cluster", id.to_string()),
            Near::Region(slug) => ("region", slug.clone()),
        };
        if signed_in {
            Route::Needs.with_query(&[("level", ALL), (name, &value)])
        } else {
            Route::Register.with_query(&[(name, &value)])
        }
    }

    /// The newest that the reader may see, with how many there are.
    pub(in crate::features) async fn newest(
        &self,
        client: &Client,
        session: Session,
    ) -> Result<Page<NeedView>, Error> {
        let paging = Paging { limit: Some(NEWEST), count: Some(true), ..Paging::default() };
        client.list_needs(&self.filter(session.me_now().is_some()), &paging).await
    }
}

/// How many, and the newest; each with the way to it, except on paper.
pub(in crate::features) fn told(i18n: I18n, page: Page<NeedView>, ways: Option<bool>) -> AnyView {
    if page.items.is_empty() {
        return view! { <p class="ds-paragraph">{i18n.t(key::NEED_NEAR_NONE)}</p> }.into_any();
    }
    let count = counted(i18n, &page, key::NEED_COUNT);
    let item = |need: NeedView| {
        let (language, day) = (language_tag(need.language), need.updated_at);
        let title = match ways {
            Some(signed_in) => {
                let route = if signed_in { Route::Need(need.id) } else { Route::PublishedNeed(need.id) };
                view! { <a class="ds-link" href=route.path() lang=language>{need.title}</a> }.into_any()
            }
            None => view! { <span lang=language>{need.title}</span> }.into_any(),
        };
        view! {
            <li>
                {title} " – " {move || format::day(i18n, day)}
            </li>
        }
    };
    let newest = page.items.into_iter().map(item).collect_view();
    view! {
        <p class="ds-paragraph">{count} " " {i18n.t(key::NEED_NEAR_NEWEST)}</p>
        <ul class="ds-list">{newest}</ul>
    }
    .into_any()
}

/// The part of a page.
#[component]
pub(in crate::features) fn NearNeeds(
    /// Whose.
    near: Near,
) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let heading = near.heading();
    let asked = near.clone();
    let newest = load(move |session| {
        let near = asked.clone();
        async move { session.call(async |client| near.newest(&client, session).await).await }
    });
    let show = move |page| told(i18n, page, Some(session.me_now().is_some()));
    let all = move || near.address(session.me().is_some());
    view! {
        <section class="app-stack" aria-labelledby="needs">
            <h2 class="ds-heading" data-size="sm" id="needs">{i18n.t(heading)}</h2>
            <Loaded resource=newest view=show />
            <p class="ds-paragraph"><a class="ds-link" href=all>{i18n.t(key::NEED_NEAR_ALL)}</a></p>
        </section>
    }
}

/// The part of a sheet.
#[component]
pub(in crate::features) fn SheetNeeds(
    /// Whose.
    near: Near,
    /// The newest of them.
    page: Page<NeedView>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="app-stack" aria-labelledby="sheet-needs">
            <h2 class="ds-heading" data-size="2xs" id="sheet-needs">{i18n.t(near.heading())}</h2>
            {told(i18n, page, None)}
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_signed_in_comes_to_all_they_may_see_and_others_to_the_register() {
        let id: ClusterId = "0199b0a0-0000-7000-8000-000000000001".parse().unwrap();
        let cluster = Near::Cluster(id);
        assert_eq!(cluster.address(false), format!("/register?cluster={id}"));
        assert_eq!(cluster.address(true), format!("/behov?level=all&cluster={id}"));
        let filter = cluster.filter(true);
        assert_eq!((filter.level, filter.cluster), (None, vec![id]));
        let open = Near::Municipality("4634".to_owned()).filter(false);
        assert_eq!((open.level, open.municipality), (Some(NeedLevel::Public), vec!["4634".to_owned()]));
    }
}

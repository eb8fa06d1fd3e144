//! What the lists of the structure can be narrowed to: regions, counties, clusters, and the values of closed lists. Each list
//! of choices begins with all.

use crate::i18n::I18n;
use crate::labels::Label;
use crate::session::load;
use contract::page::Paging;
use contract::structure::{AsOf, ClusterFilter};
use leptos::prelude::*;
use texts::key;
use ui::{Choice, Failure};

type Fetched = LocalResource<Result<Vec<(String, String)>, Failure>>;

/// All, and what came. Without contact there is only all: the list itself says what is wrong.
fn choices(i18n: I18n, fetched: Fetched) -> Signal<Vec<Choice>> {
    Signal::derive(move || {
        let known = fetched.get().and_then(Result::ok).unwrap_or_default();
        let each = known.into_iter().map(|(value, name)| Choice::new(value, name));
        std::iter::once(all(i18n)).chain(each).collect()
    })
}

fn all(i18n: I18n) -> Choice {
    Choice::new("", i18n.t(key::UI_ALL))
}

fn paging() -> Paging {
    Paging { limit: Some(200), ..Paging::default() }
}

/// The regions, by slug.
pub(in crate::features) fn regions(i18n: I18n) -> Signal<Vec<Choice>> {
    let fetched = load(async move |session| {
        let regions = session
            .call(async |client| client.list_regions(&AsOf::default(), &Paging::default()).await)
            .await?;
        Ok(regions.items.into_iter().map(|region| (region.slug, region.name)).collect())
    });
    choices(i18n, fetched)
}

/// The counties, by number.
pub(super) fn counties(i18n: I18n) -> Signal<Vec<Choice>> {
    let fetched = load(async move |session| {
        let counties =
            session.call(async |client| client.list_counties(&AsOf::default(), &paging()).await).await?;
        Ok(counties.items.into_iter().map(|county| (county.number, county.name)).collect())
    });
    choices(i18n, fetched)
}

/// The clusters, by id.
pub(super) fn clusters(i18n: I18n) -> Signal<Vec<Choice>> {
    let fetched = load(async move |session| {
        let clusters = session
            .call(async |client| client.list_clusters(&ClusterFilter::default(), &paging()).await)
            .await?;
        Ok(clusters.items.into_iter().map(|cluster| (cluster.id.to_string(), cluster.name)).collect())
    });
    choices(i18n, fetched)
}

/// The values of a closed list, each by its word.
pub(in crate::features) fn codes<T: Label + std::fmt::Display>(
    i18n: I18n,
    values: &'static [T],
) -> Signal<Vec<Choice>> {
    let each = values.iter().map(|value| Choice::new(value.to_string(), i18n.h(value.key())));
    Signal::stored(std::iter::once(all(i18n)).chain(each).collect())
}

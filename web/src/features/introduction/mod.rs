//! The introduction programme for coordinators: one's own, and how far those below have come.

mod overview;
mod own;

use crate::every::every;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::routing::Route;
use crate::session::{load, use_session};
use client::{Client, Error};
use contract::introductions::IntroductionView;
use leptos::prelude::*;
use overview::Overview;
use own::Own;
use texts::key;
use ui::{Loaded, PageHeading};

/// The pages of this folder.
pub(crate) fn page(_: Route) -> AnyView {
    view! { <Introduction /> }.into_any()
}

/// One's own programmes.
async fn mine(client: &Client) -> Result<Vec<IntroductionView>, Error> {
    every(async |paging| client.list_my_introduction(paging).await).await
}

/// The role a programme belongs to, and where it is held.
fn role(i18n: I18n, programme: &IntroductionView) -> String {
    let cluster = programme.role.cluster.as_ref().map(|place| &place.name);
    let place = cluster.or_else(|| programme.role.region.as_ref().map(|place| &place.name));
    let role = i18n.heading(programme.role.role.key());
    place.map_or_else(|| role.clone(), |place| format!("{role}, {place}"))
}

/// How many steps are done.
fn progress(i18n: I18n, programme: &IntroductionView) -> String {
    let (done, total) = (programme.done.to_string(), programme.total.to_string());
    i18n.fill(key::INTRODUCTION_PAGE_PROGRESS, &[("done", &done), ("total", &total)])
}

/// The page.
#[component]
fn Introduction() -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let above = session.me_now().is_some_and(|me| me.answers_for.any());
    let fetched = load(move |session| async move {
        session
            .call(async |client| {
                let own = mine(&client).await?;
                let all = if above {
                    every(async |paging| client.list_introductions(paging).await).await?
                } else {
                    Vec::new()
                };
                Ok((own, all))
            })
            .await
    });
    let refetch = Callback::new(move |()| fetched.refetch());
    let show = move |(own, all): (Vec<IntroductionView>, Vec<IntroductionView>)| {
        let others: Vec<_> = all.into_iter().filter(|one| own.iter().all(|mine| mine.id != one.id)).collect();
        let overview = above.then(|| view! { <Overview programmes=others /> });
        view! {
            <Own programmes=own refetch=refetch />
            {overview}
        }
        .into_any()
    };
    view! {
        <PageHeading text=i18n.t(key::INTRODUCTION_PAGE_HEADING) />
        <p class="ds-paragraph">{i18n.t(key::INTRODUCTION_PAGE_INTRO)}</p>
        <Loaded resource=fetched view=show />
    }
}

//! One need: where it is, who holds it, what happens next, what it is about, and what has happened.

mod about;
mod heading;
mod history;
mod publish;
mod step;
mod words;

pub(in crate::features) use history::happened;

use crate::i18n::use_i18n;
use crate::routing::Route;
use crate::session::{load, use_session};
use crate::steps::{Actions, StepDialog, Steps};
use about::About;
use client::Versioned;
use contract::needs::NeedView;
use domain::NeedId;
use domain::access::policy::NeedAction;
use heading::PartHeading;
use history::NeedHistory;
use leptos::prelude::*;
use texts::key;
use ui::{LinkButton, Loaded, PageHeading, Variant};

pub(super) use words::{Holder, language_tag, originators, process_color};

/// The id of the heading over where the need is, to which the reader comes after a step.
const WHERE: &str = "where";

/// A need as those who are signed in see it.
#[component]
pub(super) fn NeedPage(id: NeedId) -> impl IntoView {
    let i18n = use_i18n();
    let title = RwSignal::new(None::<NeedView>);
    let need =
        load(move |session| async move { session.call(async |client| client.get_need(id).await).await });
    let refetch = move |()| need.refetch();
    let show = move |loaded: Versioned<NeedView>| {
        title.set(Some(loaded.value.clone()));
        view! { <Whole loaded=loaded title=title refetch=refetch /> }.into_any()
    };
    view! {
        <Title need=title />
        <Loaded resource=need view=show />
        <p class="ds-paragraph"><a class="ds-link" href=Route::Needs.path()>{i18n.t(key::NEED_PAGE_BACK)}</a></p>
    }
}

/// A need of the open register.
#[component]
pub(super) fn PublishedNeedPage(id: NeedId) -> impl IntoView {
    let i18n = use_i18n();
    let title = RwSignal::new(None::<NeedView>);
    let need =
        load(move |session| async move { session.call(async |client| client.get_need(id).await).await });
    let show = move |loaded: Versioned<NeedView>| {
        title.set(Some(loaded.value.clone()));
        let need = Signal::stored(loaded.value);
        view! { <AsOthersSeeIt need=need history=view! { <NeedHistory need=need /> }.into_any() /> }
            .into_any()
    };
    view! {
        <Title need=title />
        <Loaded resource=need view=show />
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Register.path()>{i18n.t(key::REGISTER_PAGE_BACK)}</a>
        </p>
    }
}

/// All that is shown of a published need beneath its title: on its page, and beforehand to the municipality that opens
/// it.
#[component]
fn AsOthersSeeIt(
    /// The need as others see it.
    need: Signal<NeedView>,
    /// What they see of its history.
    history: AnyView,
    /// Set before the ids, where the page has these parts already.
    #[prop(optional)]
    prefix: &'static str,
    /// The level of the headings.
    #[prop(default = 2)]
    level: u8,
) -> impl IntoView {
    view! {
        <WhereIsIt need=need prefix=prefix level=level />
        <About need=need prefix=prefix level=level />
        {history}
    }
}

/// The heading: the municipality's own words, once they are here.
#[component]
fn Title(need: RwSignal<Option<NeedView>>) -> impl IntoView {
    let i18n = use_i18n();
    let text = Signal::derive(move || {
        need.with(|need| need.as_ref().map(|n| n.title.clone())).unwrap_or_else(|| i18n.heading(key::NEED))
    });
    let lang =
        Signal::derive(move || need.with(|need| need.as_ref().map(|n| language_tag(n.language).to_owned())));
    view! { <PageHeading text=text lang=lang /> }
}

#[component]
fn Whole(
    loaded: Versioned<NeedView>,
    title: RwSignal<Option<NeedView>>,
    #[prop(into)] refetch: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    let current = RwSignal::new(loaded);
    let need = Signal::derive(move || current.with(|c| c.value.clone()));
    Effect::new(move |_| title.set(Some(need.get())));
    view! {
        <WhereIsIt need=need />
        {session.me_now().map(|me| {
            let steps = Steps::new(current);
            let place = current.with_untracked(|current| format!("need.{}", current.value.id));
            view! {
                <Actions steps=steps possible=move |need| step::steps(need, &me) pages=edit />
                <StepDialog steps=steps place=place refetch=refetch landing=WHERE gone=Route::Needs />
            }
        })}
        <About need=need />
        <NeedHistory need=need />
    }
}

/// The page where it is changed, for those who may.
fn edit(need: &NeedView) -> Vec<AnyView> {
    let may = need.allowed_actions.iter().any(|a| matches!(a, NeedAction::Edit | NeedAction::Classify));
    let (i18n, href) = (use_i18n(), Route::EditNeed(need.id).path());
    let link =
        view! { <LinkButton href=href variant=Variant::Secondary>{i18n.t(key::ACTION_EDIT)}</LinkButton> };
    may.then(|| link.into_any()).into_iter().collect()
}

/// Where it is, who holds it and who stands in, what happens next, and who can see it.
#[component]
fn WhereIsIt(
    /// The need.
    need: Signal<NeedView>,
    /// Set before the id of the heading.
    #[prop(optional)]
    prefix: &'static str,
    /// The level of the heading.
    #[prop(default = 2)]
    level: u8,
) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let own = move || session.me_now().is_some_and(|me| need.with(|need| words::is_own(&me, need)));
    let id = format!("{prefix}{WHERE}");
    let holder = move || {
        let Some(holder) = need.with(|need| need.holder.clone()) else {
            let text = words::unheld(need.with(|need| need.process), own());
            return view! { <dd>{i18n.t(text)}</dd> }.into_any();
        };
        view! {
            <dd>
                <Holder holder=holder.clone() />
                {words::stand_in(&holder).map(|text| view! { <br /> {i18n.t(text)} })}
            </dd>
        }
        .into_any()
    };
    let reason = move || {
        need.with(|need| need.decision_reason.clone()).map(|reason| {
            view! {
                <dt>{i18n.t(key::NEED_PAGE_REASON)}</dt>
                <dd class="app-prose">{reason}</dd>
            }
        })
    };
    view! {
        <section class="app-panel" aria-labelledby=id>
            <PartHeading id=id.clone() level=level text=i18n.t(key::NEED_PAGE_WHERE) />
            <dl class="app-facts">
                <dt>{i18n.t(key::STRUCTURE_PAGE_STATUS)}</dt>
                <dd>{move || need.with(|n| view! { <words::Process process=n.process /> })}</dd>
                <dt>{i18n.t(key::NEED_PAGE_HOLDER)}</dt>
                {holder}
                <dt>{i18n.t(key::NEED_PAGE_NEXT)}</dt>
                <dd>{move || need.with(|n| i18n.text(words::next(n.process)))}</dd>
                {reason}
                <dt>{i18n.t(key::VISIBILITY)}</dt>
                <dd>{move || need.with(|n| i18n.heading(words::seen_by(n, own())))}</dd>
                <dt>{i18n.t(key::NEED_PAGE_ANSWERED)}</dt>
                <dd>{move || need.with(|n| i18n.text(crate::labels::Label::key(n.answer)))}</dd>
            </dl>
        </section>
    }
}

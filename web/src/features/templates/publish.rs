//! A new template, and a new version of one. What is published never changes.

use super::steps::{make, publish};
use crate::i18n::use_i18n;
use crate::labels::Label;
use crate::routing::{Route, TemplateKey};
use crate::session::{load, use_session};
use crate::steps::{Step, StepForm};
use client::Versioned;
use contract::structure::AsOf;
use contract::templates::TemplateView;
use domain::template::Placeholder;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;
use texts::key;
use ui::{Loaded, PageHeading};

/// What can be filled in, as it is written in a text.
#[component]
fn Placeholders() -> impl IntoView {
    let i18n = use_i18n();
    let one = |one: &Placeholder| {
        let written = format!("{{{{{}}}}}", one.code());
        view! { <li><code>{written}</code> ": " {i18n.t(one.key())}</li> }
    };
    view! {
        <details class="ds-details">
            <summary>{i18n.t(key::TEMPLATE_PAGE_PLACEHOLDERS)}</summary>
            <ul class="ds-list">{Placeholder::ALL.iter().map(one).collect_view()}</ul>
        </details>
    }
}

#[component]
fn Form(step: Step<TemplateView>, place: String, etag: String) -> impl IntoView {
    let navigate = use_navigate();
    let done = move |made: Option<Versioned<TemplateView>>| {
        let route = made.map_or(Route::Templates, |made| Route::Template(TemplateKey(made.value.key)));
        navigate(&route.path(), NavigateOptions::default());
    };
    let done = Callback::new(done);
    view! {
        <Placeholders />
        <StepForm step=Arc::new(step) place=place etag=Signal::stored(etag) on_done=done on_reload=|()| {} />
    }
}

#[component]
fn Cannot() -> impl IntoView {
    let i18n = use_i18n();
    view! { <p class="ds-paragraph">{i18n.t(key::TEMPLATE_PAGE_CANNOT)}</p> }
}

/// The page of a new template.
#[component]
pub(super) fn NewTemplate() -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let may = session.me_now().is_some_and(|me| me.answers_for.national);
    view! {
        <PageHeading text=i18n.t(key::TEMPLATE_PAGE_MAKE) />
        {if may {
            view! { <Form step=make() place="template".to_owned() etag=String::new() /> }.into_any()
        } else {
            view! { <Cannot /> }.into_any()
        }}
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Templates.path()>{i18n.t(key::TEMPLATE_PAGE_BACK)}</a>
        </p>
    }
}

/// The page of a new version.
#[component]
pub(super) fn NewVersion(template: TemplateKey) -> impl IntoView {
    let i18n = use_i18n();
    let back = Route::Template(template.clone()).path();
    let name = template.0;
    let found = load(move |session| {
        let name = name.clone();
        async move { session.call(async |client| client.get_template(&name, &AsOf::default()).await).await }
    });
    let show = move |found: Versioned<TemplateView>| {
        if !found.value.may_publish {
            return view! { <Cannot /> }.into_any();
        }
        let place = format!("template.{}", found.value.key);
        view! { <Form step=publish(&found.value) place=place etag=found.etag /> }.into_any()
    };
    view! {
        <PageHeading text=i18n.t(key::TEMPLATE_PAGE_PUBLISH) />
        <Loaded resource=found view=show />
        <p class="ds-paragraph"><a class="ds-link" href=back>{i18n.t(key::TEMPLATE_PAGE_BACK_TO_ONE)}</a></p>
    }
}

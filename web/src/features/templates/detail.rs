//! One template: what it is for, the document it makes, and its versions.

use super::document::FillIn;
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::routing::{Route, TemplateKey};
use crate::session::load;
use contract::structure::AsOf;
use contract::templates::{TemplateVersionView, TemplateView};
use leptos::prelude::*;
use texts::{Lang, key};
use ui::{LinkButton, Loaded, PageHeading, Tag, Variant};

/// What a version is called in a language; in bokmål where that has none.
fn version_title_in(lang: Lang, version: &TemplateVersionView) -> String {
    match lang {
        Lang::Nn => version.title_nn.clone(),
        Lang::Nb | Lang::En => version.title_nb.clone(),
    }
}

/// The same in the language of the moment.
fn version_title(i18n: I18n, version: &TemplateVersionView) -> String {
    version_title_in(i18n.lang(), version)
}

/// What a template is called in a language.
pub(in crate::features) fn title_in(lang: Lang, template: &TemplateView) -> String {
    let version = template.current.as_ref().or(template.versions.last());
    version.map_or_else(|| template.key.clone(), |version| version_title_in(lang, version))
}

/// The same in the language of the moment.
pub(super) fn title(i18n: I18n, template: &TemplateView) -> String {
    title_in(i18n.lang(), template)
}

/// The page.
#[component]
pub(super) fn TemplatePage(template: TemplateKey) -> impl IntoView {
    let i18n = use_i18n();
    let known = RwSignal::new(None::<TemplateView>);
    let heading = Signal::derive(move || {
        known.with(|known| known.as_ref().map_or_else(|| i18n.heading(key::TEMPLATE), |one| title(i18n, one)))
    });
    let name = template.0;
    let found = load(move |session| {
        let name = name.clone();
        async move {
            session.call(async |client| Ok(client.get_template(&name, &AsOf::default()).await?.value)).await
        }
    });
    let show = move |template: TemplateView| {
        known.set(Some(template.clone()));
        view! { <Whole template=template /> }.into_any()
    };
    view! {
        <PageHeading text=heading />
        <Loaded resource=found view=show />
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Templates.path()>{i18n.t(key::TEMPLATE_PAGE_BACK)}</a>
        </p>
    }
}

#[component]
fn Whole(template: TemplateView) -> impl IntoView {
    let i18n = use_i18n();
    let current = template.current.as_ref().map(|version| version.number);
    let publish = template.may_publish.then(|| {
        let href = Route::NewTemplateVersion(TemplateKey(template.key.clone())).path();
        view! {
            <div>
                <LinkButton href=href variant=Variant::Secondary>{i18n.t(key::TEMPLATE_PAGE_PUBLISH)}</LinkButton>
            </div>
        }
    });
    let one = |version: TemplateVersionView| {
        let (number, from) = (version.number, version.valid_from);
        let now = (current == Some(number)).then(|| {
            view! { <Tag>{i18n.t(key::TEMPLATE_PAGE_IN_USE)}</Tag> }
        });
        let text = move || {
            let number = number.to_string();
            i18n.fill(key::TEMPLATE_PAGE_VERSION, &[("number", &number), ("date", &format::date(i18n, from))])
        };
        view! {
            <li>
                <div class="app-row"><strong>{text}</strong> {now}</div>
                <div class="app-meta">{move || version_title(i18n, &version)}</div>
            </li>
        }
    };
    let (kind, key) = (template.kind.key(), template.key.clone());
    let versions = template.versions.into_iter().rev().map(one).collect_view();
    view! {
        <p class="ds-paragraph"><Tag>{i18n.h(kind)}</Tag></p>
        <FillIn template=key />
        <section class="app-stack" aria-labelledby="versions">
            <h2 class="ds-heading" data-size="sm" id="versions">{i18n.t(key::TEMPLATE_PAGE_VERSIONS)}</h2>
            <ul class="app-list">{versions}</ul>
            {publish}
        </section>
    }
}

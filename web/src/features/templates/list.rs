//! The templates: what each is for, and since when it is as it is.

use super::detail::title;
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::routing::{Route, TemplateKey};
use crate::session::load;
use contract::page::{Page, Paging};
use contract::structure::AsOf;
use contract::templates::TemplateView;
use leptos::prelude::*;
use texts::key;
use ui::{LinkButton, Loaded, PageHeading, Tag};

/// The page.
#[component]
pub(super) fn Templates() -> impl IntoView {
    let i18n = use_i18n();
    let list = load(async |session| {
        let paging = Paging { limit: Some(200), ..Paging::default() };
        session.call(async |client| client.list_templates(&AsOf::default(), &paging).await).await
    });
    view! {
        <PageHeading text=i18n.h(key::TEMPLATE_PLURAL) />
        <p class="ds-paragraph">{i18n.t(key::TEMPLATE_PAGE_INTRO)}</p>
        <Loaded resource=list view=move |page| items(i18n, page) />
    }
}

fn items(i18n: I18n, page: Page<TemplateView>) -> AnyView {
    if page.items.is_empty() {
        return view! { <p class="ds-paragraph">{i18n.t(key::TEMPLATE_PAGE_EMPTY)}</p> }.into_any();
    }
    let make = page.items.iter().any(|template| template.may_publish).then(|| {
        let href = Route::NewTemplate.path();
        view! { <div><LinkButton href=href>{i18n.t(key::TEMPLATE_PAGE_MAKE)}</LinkButton></div> }
    });
    let item = |template: TemplateView| {
        let route = Route::Template(TemplateKey(template.key.clone()));
        let since =
            template.current.as_ref().map(|version| version.valid_from).map(|day| {
                move || i18n.fill(key::TEMPLATE_PAGE_SINCE, &[("date", &format::date(i18n, day))])
            });
        let kind = template.kind.key();
        view! {
            <li>
                <div class="app-row">
                    <a class="ds-link" href=route.path()>{move || title(i18n, &template)}</a>
                    <Tag>{i18n.h(kind)}</Tag>
                </div>
                <div class="app-meta">{since}</div>
            </li>
        }
    };
    view! {
        <ul class="app-list">{page.items.into_iter().map(item).collect_view()}</ul>
        {make}
    }
    .into_any()
}

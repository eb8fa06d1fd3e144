//! Filling in a template: for whom, in which language, what it looks like, and the file to change and sign.

use super::rendered::inside;
use super::steps::{Made, fill_in};
use crate::features::groups::clusters;
use crate::i18n::{I18n, use_i18n};
use crate::session::load;
use crate::steps::{Choice, StepForm};
use crate::words::Words;
use client::Versioned;
use contract::page::Paging;
use contract::structure::{AsOf, RegionView};
use contract::templates::{DocumentFilter, DocumentLanguage};
use leptos::prelude::*;
use std::sync::Arc;
use texts::key;
use ui::{Loaded, focus_element};

/// The id of the heading over the document, to which the reader comes when it is made.
const PREVIEW: &str = "preview";

/// The form, and the document once it is made.
#[component]
pub(super) fn FillIn(
    /// What the template is called in addresses.
    template: String,
) -> impl IntoView {
    let i18n = use_i18n();
    let made = RwSignal::new(None::<Made>);
    let template = StoredValue::new(template);
    let regions = load(async |session| {
        session
            .call(async |client| client.list_regions(&AsOf::default(), &Paging::default()).await)
            .await
            .map(|page| page.items)
    });
    let clusters = clusters();
    let form = move |regions: Vec<RegionView>| {
        let choice = |region: RegionView| Choice { value: region.slug, words: Words::Said(region.name) };
        let regions = regions.into_iter().map(choice).collect();
        let step = template.with_value(|key| fill_in(key, clusters, regions, i18n.lang_now()));
        let done = move |answer: Option<Versioned<Made>>| {
            made.set(answer.map(|answer| answer.value));
            request_animation_frame(|| focus_element(PREVIEW));
        };
        let place = template.with_value(|key| format!("template.{key}"));
        view! {
            <StepForm
                step=Arc::new(step)
                place=place
                etag=Signal::stored(String::new())
                on_done=done
                on_reload=|()| {}
            />
        }
        .into_any()
    };
    let preview = move || made.get().map(|made| template.with_value(|key| shown(i18n, key, &made)));
    view! {
        <section class="app-stack" aria-labelledby="fill">
            <h2 class="ds-heading" data-size="sm" id="fill">{i18n.t(key::TEMPLATE_PAGE_FILL_HEADING)}</h2>
            <Loaded resource=regions view=form />
        </section>
        {preview}
    }
}

/// The address of the same document as a file.
fn address(template: &str, asked: &DocumentFilter, format: &str) -> String {
    let language = if asked.language == Some(DocumentLanguage::Nn) { "nn" } else { "nb" };
    let cluster = asked.cluster.map(|id| id.to_string());
    let mut query = form_urlencoded::Serializer::new(String::new());
    let places = [("cluster", &cluster), ("region", &asked.region), ("municipality", &asked.municipality)];
    query.extend_pairs(places.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?))));
    query.extend_pairs([("language", language), ("format", format)]);
    format!("/api/v1/templates/{template}/document?{}", query.finish())
}

fn shown(i18n: I18n, template: &str, made: &Made) -> impl IntoView + use<> {
    let lang = if made.asked.language == Some(DocumentLanguage::Nn) { "nn" } else { "nb" };
    let html = inside(&made.html);
    let (odt, page) = (address(template, &made.asked, "odt"), address(template, &made.asked, "html"));
    let file = format!("{template}.odt");
    view! {
        <section class="app-stack" aria-labelledby=PREVIEW>
            <h2 class="ds-heading" data-size="sm" id=PREVIEW tabindex="-1">{i18n.t(key::TEMPLATE_PAGE_PREVIEW)}</h2>
            <p class="ds-paragraph">{i18n.t(key::TEMPLATE_PAGE_GAPS)}</p>
            <div class="app-row">
                <a class="ds-button" href=odt rel="external" download=file>{i18n.t(key::TEMPLATE_PAGE_DOWNLOAD_ODT)}</a>
                <a class="ds-button" data-variant="secondary" href=page rel="external" target="_blank">
                    {i18n.t(key::TEMPLATE_PAGE_OPEN_PAGE)}
                </a>
            </div>
            <div class="app-document" lang=lang inner_html=html></div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_for_the_same_place_in_the_same_language() {
        let asked = DocumentFilter {
            region: Some("vest".to_owned()),
            language: Some(DocumentLanguage::Nn),
            ..DocumentFilter::default()
        };
        assert_eq!(
            address("samarbeidsavtale", &asked, "odt"),
            "/api/v1/templates/samarbeidsavtale/document?region=vest&language=nn&format=odt"
        );
    }
}

//! The map as files: SVG and PNG made here, the figures as CSV from the service.

use super::draw::{self, Words};
use super::state::State;
use crate::files;
use crate::format;
use js_sys::encode_uri_component;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use texts::key;
use ui::{Announcer, Button, Variant};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

/// Points of the picture to a unit of the drawing: sharp on paper.
const SHARP: f64 = 3.0;

/// The map as it is shown now, as a file: width, height, SVG.
fn file(state: State) -> (f64, f64, String) {
    let (i18n, land) = (state.i18n, state.land());
    let words = Words {
        title: i18n.fill(key::MAP_NAME, &[("measure", &state.called())]),
        labels: state.labels(),
        lines: i18n.text(key::MAP_LEGEND_LINES),
        source: i18n.text(key::MAP_SOURCE),
    };
    state.classes.with(|classes| draw::file(&land.voices, &land.cells, classes, &words))
}

fn name(state: State, extension: &str) -> String {
    let measure = state.measure.get_untracked().code();
    format!("ksf-kart-{measure}-{}.{extension}", format::today())
}

fn save_svg(state: State) -> Result<(), JsValue> {
    files::save(&name(state, "svg"), "image/svg+xml", &file(state).2)
}

/// Has the browser draw the SVG, and saves what it drew.
async fn save_png(state: State) -> Result<(), JsValue> {
    let (width, height, svg) = file(state);
    let image = HtmlImageElement::new()?;
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{}", encode_uri_component(&svg)));
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(pixels(width));
    canvas.set_height(pixels(height));
    let context =
        canvas.get_context("2d")?.ok_or(JsValue::NULL)?.unchecked_into::<CanvasRenderingContext2d>();
    let (wide, high) = (f64::from(canvas.width()), f64::from(canvas.height()));
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, wide, high)?;
    files::follow(&name(state, "png"), &canvas.to_data_url_with_type("image/png")?)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some thousand pixels")]
fn pixels(length: f64) -> u32 {
    (length * SHARP).round() as u32
}

/// The ways to take the map along.
#[component]
pub(super) fn Download(
    /// What is shown.
    state: State,
) -> impl IntoView {
    let (i18n, announcer) = (state.i18n, Announcer::get());
    let failed = RwSignal::new(false);
    let tell = move |result: Result<(), JsValue>| {
        failed.set(result.is_err());
        if result.is_ok() {
            announcer.say(i18n.text_now(key::MAP_DOWNLOAD_DONE));
        }
    };
    let svg = move |()| tell(untrack(|| save_svg(state)));
    let png = move |()| {
        leptos::task::spawn_local(async move { tell(save_png(state).await) });
    };
    view! {
        <section class="app-stack app-screen" aria-labelledby="voices-download">
            <h2 class="ds-heading" data-size="sm" id="voices-download">{i18n.t(key::MAP_DOWNLOAD)}</h2>
            <div class="app-row">
                <Button variant=Variant::Secondary on_press=svg>{i18n.t(key::MAP_DOWNLOAD_SVG)}</Button>
                <Button variant=Variant::Secondary on_press=png>{i18n.t(key::MAP_DOWNLOAD_PNG)}</Button>
                <a
                    class="ds-button"
                    data-variant="secondary"
                    href="/api/v1/insight/equal-voice/municipalities?format=csv&delimiter=;"
                    rel="external"
                    download=""
                >
                    {i18n.t(key::MAP_DOWNLOAD_CSV)}
                </a>
            </div>
            {move || failed.get().then(|| view! { <p class="ds-paragraph" role="alert">{i18n.t(key::MAP_DOWNLOAD_FAILED)}</p> })}
            <p class="ds-paragraph app-text app-meta">{i18n.t(key::MAP_SOURCE)}</p>
        </section>
    }
}

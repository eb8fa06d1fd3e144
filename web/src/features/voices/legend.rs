//! What the colours and letters mean.

use super::draw;
use super::state::State;
use leptos::prelude::*;
use texts::key;

/// The legend.
#[component]
pub(super) fn Legend(
    /// What is shown.
    state: State,
) -> impl IntoView {
    let i18n = state.i18n;
    let entries = move || {
        let labels = state.labels();
        let swatches = state.classes.with(|classes| {
            classes.all.iter().map(|class| draw::swatch(class, "legend-hatch")).collect::<Vec<_>>()
        });
        swatches
            .into_iter()
            .zip(labels)
            .map(|(swatch, label)| {
                view! {
                    <li>
                        <svg viewBox="-12 -13 24 26" width="28" height="30" aria-hidden="true" inner_html=swatch></svg>
                        <span>{label}</span>
                    </li>
                }
            })
            .collect_view()
    };
    let about = move || {
        let needs = state.measure.get() == super::measure::Measure::Needs;
        needs.then(|| view! { <p class="ds-paragraph app-text">{i18n.t(key::MAP_NEEDS_ABOUT)}</p> })
    };
    view! {
        <section class="app-voices-legend" aria-labelledby="voices-legend">
            <p class="ds-paragraph" id="voices-legend"><strong>{i18n.t(key::MAP_LEGEND)}</strong> ": " {move || state.called()}</p>
            <svg class="app-voices-defs" aria-hidden="true" width="0" height="0" inner_html=draw::hatching("legend-hatch")></svg>
            <ul class="app-plain">{entries}</ul>
            {about}
            <p class="ds-paragraph app-text">{i18n.t(key::MAP_LEGEND_LINES)}</p>
        </section>
    }
}

//! What a part of the structure lacks, in plain words: what is missing, what to do about it, and who stands in meanwhile.
//! One shape for clusters, municipalities and regions.

use crate::i18n::{I18n, use_i18n};
use crate::words::Words;
use leptos::prelude::*;
use texts::key;

/// Something that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lack {
    /// Its code.
    pub(crate) code: &'static str,
    /// What is missing.
    pub(crate) what: Words,
    /// What to do about it, and who stands in.
    pub(crate) more: Vec<Words>,
    /// Whom to talk to, with the way there.
    pub(crate) way: Option<(String, Words)>,
}

/// All that is missing, by short words, under a heading that says so.
pub(crate) fn in_a_cell(i18n: I18n, short: impl IntoIterator<Item = texts::Key>) -> String {
    let all: Vec<_> = short.into_iter().map(|word| i18n.text(word)).collect();
    if all.is_empty() { i18n.text(key::LACKS_ALL_THERE) } else { all.join(", ") }
}

/// The same as a line of its own.
pub(crate) fn in_a_row(i18n: I18n, short: impl IntoIterator<Item = texts::Key>) -> String {
    let mut short = short.into_iter().peekable();
    if short.peek().is_none() {
        return i18n.text(key::LACKS_ALL_THERE);
    }
    i18n.fill(key::LACKS_MISSING, &[("what", &in_a_cell(i18n, short))])
}

/// What is missing, with what to do and who stands in.
#[component]
pub(crate) fn Lacks(
    /// What is missing.
    lacks: Vec<Lack>,
    /// What is missing alone, as on a sheet.
    #[prop(optional)]
    brief: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    if lacks.is_empty() {
        return view! { <p class="ds-paragraph">{i18n.t(key::LACKS_ALL_THERE)}</p> }.into_any();
    }
    let line = move |Lack { code, what, more, way }: Lack| {
        let more = (!brief && !more.is_empty()).then(|| {
            let text = move || more.iter().map(|words| words.in_language(i18n)).collect::<Vec<_>>().join(" ");
            view! { <br /> {text} }
        });
        let way = way.filter(|_| !brief).map(|(href, words)| {
            view! { " " <a class="ds-link" href=href>{words.signal(i18n)}</a> }
        });
        view! { <li data-lack=code><strong>{what.signal(i18n)}</strong> {more} {way}</li> }
    };
    view! { <ul class="ds-list">{lacks.into_iter().map(line).collect_view()}</ul> }.into_any()
}

/// The same as a part of a page, under its heading.
#[component]
pub(crate) fn LacksSection(
    /// What is missing.
    #[prop(into)]
    lacks: Signal<Vec<Lack>>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="app-stack" aria-labelledby="lacks">
            <h2 class="ds-heading" data-size="sm" id="lacks">{i18n.t(key::LACKS_HEADING)}</h2>
            {move || view! { <Lacks lacks=lacks.get() /> }}
        </section>
    }
}

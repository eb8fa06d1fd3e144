//! What a part of the structure lacks, in plain words: what is missing, what to do about it, and who stands in meanwhile.
//! One shape for clusters, municipalities and regions.

use crate::asked_day::{asked_day, is_past};
use crate::i18n::{I18n, use_i18n};
use crate::words::Words;
use leptos::prelude::*;
use texts::{Key, key};
use time::Date;

/// What heads it on the day that is looked at.
pub(crate) fn heading(day: Option<Date>) -> Key {
    match day {
        None => key::LACKS_HEADING,
        Some(_) if is_past(day) => key::LACKS_HEADING_THEN,
        Some(_) => key::LACKS_HEADING_LATER,
    }
}

/// What one can do about something that is missing, by its code.
pub(crate) type Act = Callback<&'static str, AnyView>;

/// Something that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lack {
    /// Its code.
    pub(crate) code: &'static str,
    /// What is missing.
    pub(crate) what: Words,
    /// What to do about it.
    pub(crate) act: Words,
    /// The rule that it is a lack by, where that is one of KSF's goals.
    pub(crate) rule: Option<Words>,
    /// Who stands in until then.
    pub(crate) meanwhile: Option<Words>,
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

/// What is missing, with what to do and who stands in. Of another day than today it is told only what was missing: nothing
/// can be done about it on that page.
#[component]
pub(crate) fn Lacks(
    /// What is missing.
    lacks: Vec<Lack>,
    /// What is missing alone, as on a sheet.
    #[prop(optional)]
    brief: bool,
    /// What one can do about each.
    #[prop(optional_no_strip)]
    act: Option<Act>,
) -> impl IntoView {
    let (i18n, day) = (use_i18n(), asked_day().get_untracked());
    if lacks.is_empty() {
        let all = if is_past(day) { key::LACKS_ALL_THERE_THEN } else { key::LACKS_ALL_THERE };
        return view! { <p class="ds-paragraph">{i18n.t(all)}</p> }.into_any();
    }
    let brief = brief || day.is_some();
    let line = move |Lack { code, what, act: to_do, rule, way, meanwhile }: Lack| {
        let more = (!brief).then(|| {
            // A line of its own: who answers now is what one looks for first.
            let meanwhile = meanwhile.map(|words| {
                view! { <div class="app-meanwhile">{words.signal(i18n)}</div> }
            });
            let rule = rule.map(|words| view! { <div>{words.signal(i18n)}</div> });
            let way = way.map(|(href, words)| {
                view! { " " <a class="ds-link" href=href>{words.signal(i18n)}</a> }
            });
            view! { <div>{to_do.signal(i18n)} {way}</div> {rule} {meanwhile} }
        });
        let act = act.filter(|_| !brief).map(|act| act.run(code));
        view! { <li data-lack=code><strong>{what.signal(i18n)}</strong> {more} {act}</li> }
    };
    view! { <ul class="ds-list">{lacks.into_iter().map(line).collect_view()}</ul> }.into_any()
}

/// The same as a part of a page, under its heading.
#[component]
pub(crate) fn LacksSection(
    /// What is missing.
    #[prop(into)]
    lacks: Signal<Vec<Lack>>,
    /// What one can do about each.
    #[prop(optional)]
    act: Option<Act>,
) -> impl IntoView {
    let i18n = use_i18n();
    let heading = heading(asked_day().get_untracked());
    view! {
        <section
            class="app-panel"
            data-color=move || if lacks.with(Vec::is_empty) { "success" } else { "warning" }
            aria-labelledby="lacks"
        >
            <h2 class="ds-heading" data-size="sm" id="lacks">{i18n.t(heading)}</h2>
            {move || view! { <Lacks lacks=lacks.get() act=act /> }}
        </section>
    }
}

//! Something on one sheet of paper, A4, to bring to a meeting: one layout for clusters, municipalities and regions.

use crate::asked_day::told;
use crate::format;
use crate::i18n::use_i18n;
use crate::layout::DemoOnPaper;
use leptos::prelude::*;
use texts::key;
use time::Date;
use ui::{Button, Failure, Loaded, PageHeading, Variant};

/// The sheet: the heading, what is on it, and on the screen the way to paper and back.
#[component]
pub(crate) fn Sheet<T>(
    /// What it is about.
    heading: Signal<String>,
    /// What stands on it.
    resource: LocalResource<Result<T, Failure>>,
    /// Shows it.
    #[prop(into)]
    view: Callback<T, AnyView>,
    /// The address of the page that it is of.
    back: Signal<String>,
    /// Says that one goes back to that page.
    #[prop(into)]
    to_page: Signal<String>,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    let i18n = use_i18n();
    let print = move |()| {
        // Refused only by a browser that cannot print.
        let _ = window().print();
    };
    view! {
        <div class="app-sheet">
            <DemoOnPaper />
            <PageHeading text=heading />
            <Loaded resource=resource view=view />
        </div>
        <div class="app-row app-screen">
            <Button variant=Variant::Secondary on_press=print>{i18n.t(key::SHEET_BUTTON)}</Button>
            <a class="ds-link" href=back>{to_page}</a>
        </div>
    }
}

/// The line under the heading: where it belongs, and of which day it is.
#[component]
pub(crate) fn SheetLine(
    /// Where it belongs.
    #[prop(into)]
    place: Option<String>,
    /// Another day than today.
    day: Option<Date>,
) -> impl IntoView {
    let i18n = use_i18n();
    let made = move || match day {
        Some(day) => told(i18n, day),
        None => i18n.fill(key::SHEET_MADE, &[("date", &format::date(i18n, format::today()))]),
    };
    view! { <p class="ds-paragraph app-meta"><span>{place}</span> <span>{made}</span></p> }
}

//! The front page: what KSF is, and what one can do here.

use super::waiting::WaitingLine;
use crate::i18n::use_i18n;
use crate::routing::Route;
use crate::session::{Person, use_session};
use leptos::prelude::*;
use texts::{Key, key};
use ui::PageHeading;

/// The front page, for everyone.
#[component]
pub(crate) fn Home() -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let way = move |heading: Key, text: Key, route: Route, link: Key| {
        view! {
            <li class="ds-card">
                <h2 class="ds-heading" data-size="xs">{i18n.t(heading)}</h2>
                <p class="ds-paragraph">{i18n.t(text)}</p>
                <a class="ds-link" href=route.path()>{i18n.t(link)}</a>
            </li>
        }
    };
    let report = move || match session.person() {
        Person::Somebody(_) => (Route::NewNeed, key::ACTION_REPORT_NEED),
        Person::Unknown | Person::Unreachable | Person::Nobody => (Route::SignIn, key::NAV_SIGN_IN),
    };
    view! {
        <PageHeading text=i18n.t(key::HOME_HEADING) />
        <WaitingLine />
        <p class="ds-paragraph app-lead">{i18n.t(key::HOME_LEAD)} " " {i18n.t(key::HOME_EQUAL)}</p>
        <ul class="app-cards">
            {way(key::HOME_READ_HEADING, key::HOME_READ_TEXT, Route::Register, key::HOME_GO_REGISTER)}
            {way(
                key::HOME_STRUCTURE_HEADING,
                key::HOME_STRUCTURE_TEXT,
                Route::Municipalities,
                key::HOME_GO_MUNICIPALITIES,
            )}
            {move || {
                let (route, link) = report();
                way(key::HOME_REPORT_HEADING, key::HOME_REPORT_TEXT, route, link)
            }}
        </ul>
    }
}

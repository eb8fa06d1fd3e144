//! The frame around every page.

use crate::big_screen::BigScreen;
use crate::i18n::{I18n, use_i18n};
use crate::layout::{DemoBanner, Footer, Header};
use crate::live::Live;
use crate::pages::Pages;
use crate::session::Session;
use contract::meta::Meta;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::use_location;
use leptos_router::path;
use texts::{Bundle, Lang, key};
use ui::{Announcer, LiveRegion, SkipLink, Words, provide_words};

/// Puts the app in the place of what index.html shows until then.
pub(crate) fn mount(lang: Lang, bundle: Bundle) {
    if let Some(first) = document().get_element_by_id("first") {
        first.remove();
    }
    leptos::mount::mount_to_body(move || {
        I18n::provide(lang, bundle);
        view! { <App /> }
    });
}

/// What the service says of itself, once it has answered.
#[derive(Clone, Copy)]
pub(crate) struct ServiceMeta(pub(crate) LocalResource<Option<Meta>>);

/// What lives as long as the app: state that must outlive its page, such as a save that is under way.
#[derive(Clone)]
struct AppOwner(Owner);

/// Makes state that lives as long as the app.
pub(crate) fn lasting<T>(make: impl FnOnce() -> T) -> T {
    match use_context::<AppOwner>() {
        Some(AppOwner(owner)) => owner.with(make),
        None => make(),
    }
}

#[component]
fn App() -> impl IntoView {
    if let Some(owner) = Owner::current() {
        provide_context(AppOwner(owner));
    }
    Announcer::provide();
    let session = Session::provide();
    Live::provide(session);
    provide_context(ServiceMeta(LocalResource::new(move || async move {
        session.call(async |client| client.get_meta().await).await.ok()
    })));
    view! {
        <Router>
            <Frame />
        </Router>
    }
}

#[component]
fn Frame() -> impl IntoView {
    let i18n = use_i18n();
    give_words(i18n);
    view! {
        <SkipLink to="main">{i18n.t(key::SITE_SKIP)}</SkipLink>
        <DemoBanner />
        <Header />
        <main id="main" class="app-wrap app-main" tabindex="-1">
            <FlatRoutes fallback=Pages>
                // One route for all: `routing` knows the pages, and reads their addresses strictly. The query is
                // read by `use_location`, since within one route the router's own query hooks stand still.
                <Route path=path!("/*any") view=Pages />
            </FlatRoutes>
            <BigScreen />
        </main>
        <Footer />
        <LiveRegion />
    }
}

/// Gives the UI kit its words, and the way to the sign-in page, which leads back to where one was.
fn give_words(i18n: I18n) {
    let location = use_location();
    let sign_in = Signal::derive(move || {
        let here = format!(
            "{}{}",
            location.pathname.get(),
            location
                .search
                .with(|search| { if search.is_empty() { String::new() } else { format!("?{search}") } })
        );
        crate::features::account::sign_in_path(&here)
    });
    provide_words(Words {
        site: i18n.t(key::SITE_NAME),
        loading: i18n.t(key::UI_LOADING),
        close: i18n.t(key::UI_CLOSE),
        optional: i18n.t(key::UI_OPTIONAL),
        errors: i18n.t(key::UI_ERRORS),
        characters_left: i18n.t(key::UI_CHARACTERS_LEFT),
        characters_over: i18n.t(key::UI_CHARACTERS_OVER),
        next_page: i18n.t(key::UI_NEXT_PAGE),
        first_page: i18n.t(key::UI_FIRST_PAGE),
        pages: i18n.t(key::UI_PAGES),
        retry: i18n.t(key::UI_RETRY),
        reference: i18n.t(key::UI_REFERENCE),
        offline: (i18n.t(key::UI_OFFLINE_TITLE), i18n.t(key::UI_OFFLINE_DETAIL)),
        forbidden: (i18n.t(key::PROBLEM_FORBIDDEN_TITLE), i18n.t(key::PROBLEM_FORBIDDEN_DETAIL)),
        gone: (i18n.t(key::PROBLEM_NOT_FOUND_TITLE), i18n.t(key::PROBLEM_NOT_FOUND_DETAIL)),
        sign_in: (i18n.t(key::UI_SIGN_IN_TITLE), i18n.t(key::UI_SIGN_IN_DETAIL)),
        sign_in_link: (sign_in, i18n.t(key::NAV_SIGN_IN)),
    });
}

//! The head of every page: where one is, where one can go, the language, and who one is.

use super::search::SearchField;
use crate::i18n::use_i18n;
use crate::routing::Route;
use crate::session::{Person, use_session};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::A;
use leptos_router::hooks::{use_location, use_navigate};
use texts::{Key, Lang, key};
use ui::{Announcer, Button, Variant, focus_element};

/// The head of the page.
#[component]
pub(crate) fn Header() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <header class="app-header">
            <div class="app-wrap">
                <a class="app-brand" href=Route::Home.path() aria-label=i18n.t(key::SITE_HOME_LINK)>
                    {i18n.t(key::SITE_NAME)}
                </a>
                <div class="app-person">
                    <PersonMenu />
                </div>
                <Languages />
                <Menu />
                <SearchField />
            </div>
        </header>
    }
}

/// Where one can go. A municipality's contact meets no research words here.
#[component]
fn Menu() -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let entry = move |route: Route, text: Signal<String>| {
        view! { <li><A href=route.path() attr:class="ds-link">{text}</A></li> }
    };
    let needs = move || match session.person() {
        Person::Somebody(_) => entry(Route::Needs, i18n.t(key::NAV_NEEDS)),
        Person::Unknown | Person::Unreachable | Person::Nobody => {
            entry(Route::Register, i18n.t(key::NAV_REGISTER))
        }
    };
    let accounts = move || {
        let administers = session.me().is_some_and(|me| me.administers);
        administers.then(|| entry(Route::Accounts, i18n.t(key::NAV_ACCOUNTS)))
    };
    let people = move || {
        let me = session.me()?;
        let contacts = entry(Route::Contacts, i18n.t(key::NAV_CONTACTS));
        let count = me.offers;
        let text = Signal::derive(move || match count {
            0 => i18n.text(key::NAV_ROLES),
            count => i18n.fill(key::NAV_ROLES_WAITING, &[("count", &count.to_string())]),
        });
        let roles = (count > 0 || !me.may_offer.is_empty()).then(|| entry(Route::Roles, text));
        let waiting = me.waiting;
        let mine = Signal::derive(move || match waiting {
            0 => i18n.text(key::NAV_MINE),
            count => i18n.fill(key::NAV_MINE_WAITING, &[("count", &count.to_string())]),
        });
        let mine = entry(Route::MyPage, mine);
        Some(view! { {mine} {contacts} {roles} })
    };
    let place = |route: Route, noun: Key| entry(route, i18n.h(noun));
    view! {
        <nav class="app-menu" aria-label=i18n.t(key::SITE_MENU)>
            <ul class="app-links">
                {needs}
                {place(Route::Municipalities, key::MUNICIPALITY_PLURAL)}
                {place(Route::Regions, key::REGION_SHORT_PLURAL)}
                {place(Route::Clusters, key::CLUSTER_SHORT_PLURAL)}
                {people}
                {entry(Route::More, i18n.t(key::NAV_MORE))}
                <li class="app-narrow">
                    <A href=Route::Search.path() attr:class="ds-link">{i18n.t(key::SEARCH_HEADING)}</A>
                </li>
                {accounts}
            </ul>
        </nav>
    }
}

/// The languages, each by its own name.
#[component]
fn Languages() -> impl IntoView {
    let i18n = use_i18n();
    let choice = move |lang: Lang| {
        view! {
            <button
                type="button"
                class="ds-button"
                data-size="sm"
                data-variant=move || if i18n.lang() == lang { "secondary" } else { "tertiary" }
                lang=lang.tag()
                aria-pressed=move || (i18n.lang() == lang).to_string()
                on:click=move |_| i18n.choose(lang)
            >
                {lang.own_name()}
            </button>
        }
    };
    view! {
        <div class="app-languages" role="group" aria-label=i18n.t(key::SITE_LANGUAGE)>
            {Lang::ALL.map(choice).collect_view()}
        </div>
    }
}

/// Who one is, and the way in or out.
#[component]
fn PersonMenu() -> impl IntoView {
    let (i18n, session, announcer) = (use_i18n(), use_session(), Announcer::get());
    let (navigate, here) = (use_navigate(), use_location().pathname);
    let busy = RwSignal::new(false);
    let sign_out = Callback::new(move |()| {
        let navigate = navigate.clone();
        leptos::task::spawn_local(async move {
            busy.set(true);
            match session.sign_out().await {
                Ok(()) => {
                    if here.get_untracked() == Route::Home.path() {
                        // No other page comes, and the button is gone.
                        focus_element("main");
                    }
                    navigate(&Route::Home.path(), NavigateOptions::default());
                    announcer.say(i18n.text_now(key::ACCOUNT_SIGNED_OUT));
                }
                Err(_) => announcer.say(i18n.text_now(key::UI_OFFLINE_TITLE)),
            }
            busy.set(false);
        });
    });
    let at_sign_in = move || Route::parse(&here.get()) == Some(Route::SignIn);
    move || match session.person() {
        Person::Somebody(me) => view! {
            <A href=Route::Profile.path() attr:class="ds-link app-name">
                {move || i18n.fill(key::NAV_PROFILE_OF, &[("name", &me.display_name)])}
            </A>
            <Button variant=Variant::Secondary small=true busy=busy on_press=sign_out>
                {i18n.t(key::NAV_SIGN_OUT)}
            </Button>
        }
        .into_any(),
        Person::Nobody | Person::Unreachable if !at_sign_in() => view! {
            <a class="ds-button" data-size="sm" href=Route::SignIn.path()>{i18n.t(key::NAV_SIGN_IN)}</a>
        }
        .into_any(),
        Person::Unknown | Person::Nobody | Person::Unreachable => ().into_any(),
    }
}

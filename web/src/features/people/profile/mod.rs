//! Oneself: name and language, roles, password, where one is signed in, and what is kept about one.

mod about;
mod data;
mod password;
mod sessions;
mod unsent;

use super::mine::Mine;
use crate::i18n::use_i18n;
use about::About;
use data::OwnData;
use leptos::prelude::*;
use password::OwnPassword;
use sessions::Sessions;
use texts::key;
use ui::PageHeading;
use unsent::Unsent;

/// The page.
#[component]
pub(super) fn Profile() -> impl IntoView {
    let i18n = use_i18n();
    let changed = Trigger::new();
    view! {
        <PageHeading text=i18n.t(key::NAV_PROFILE) />
        <About />
        <Mine />
        <Unsent />
        <OwnPassword changed=changed />
        <Sessions changed=changed />
        <OwnData />
    }
}

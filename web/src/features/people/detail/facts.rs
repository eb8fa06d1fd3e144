//! What there is to say of a role.

use super::super::told::{away, days, place_link, stands, stands_in, status_color};
use super::STATE;
use crate::features::structure::facts::Fact;
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use contract::people::{AbsenceView, RoleAssignmentView};
use domain::UserId;
use leptos::prelude::*;
use texts::key;
use ui::{Alert, Tag};

#[component]
pub(super) fn Facts(role: Signal<RoleAssignmentView>, me: Option<UserId>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="app-panel" aria-labelledby=STATE>
            <h2 class="ds-heading" data-size="sm" id=STATE tabindex="-1">{i18n.t(key::PEOPLE_STATE)}</h2>
            {move || state(i18n, role.get(), me)}
        </section>
        {move || agreed(i18n, role.get())}
    }
}

fn state(i18n: I18n, role: RoleAssignmentView, me: Option<UserId>) -> impl IntoView {
    let status = role.status;
    let sentence = {
        let role = role.clone();
        move || stands(i18n, &role, me)
    };
    let absent = away(&role, format::today()).map(|absence| {
        let words = stands_in(absence);
        view! { <Alert><p class="ds-paragraph">{words.signal(i18n)}</p></Alert> }
    });
    let (from, to) = (role.valid_from, role.valid_to);
    let email = role.holder_email.map(|email| {
        let address = format!("mailto:{email}");
        view! { <Fact term=i18n.t(key::ACCOUNT_EMAIL)><a class="ds-link" href=address>{email}</a></Fact> }
    });
    let place = place_link(&role.role, from)
        .map(|place| view! { <Fact term=i18n.t(key::PEOPLE_PLACE)>{place}</Fact> });
    let absences = (!role.absences.is_empty()).then(|| {
        let each = role.absences.into_iter().map(|absence| one(i18n, absence)).collect_view();
        view! { <Fact term=i18n.t(key::PEOPLE_ABSENCES)><ul class="app-plain">{each}</ul></Fact> }
    });
    view! {
        <div class="app-row">
            <Tag color=status_color(status)>{i18n.t(status.key())}</Tag>
            <span>{sentence}</span>
        </div>
        {absent}
        <dl class="app-facts">
            <Fact term=i18n.t(key::PEOPLE_WHO)>{role.holder}</Fact>
            {email}
            <Fact term=i18n.h(key::ROLE_ASSIGNMENT)>{i18n.h(role.role.role.key())}</Fact>
            {place}
            <Fact term=i18n.h(key::TERM)>{move || days(i18n, from, to)}</Fact>
            <Fact term=i18n.t(key::PEOPLE_DECIDED_FACT)>{role.decided_by}</Fact>
            {role.reason.map(|reason| view! { <Fact term=i18n.t(key::PEOPLE_REASON)>{reason}</Fact> })}
            {absences}
        </dl>
    }
}

fn one(i18n: I18n, absence: AbsenceView) -> impl IntoView {
    let (from, to) = (absence.valid_from, absence.valid_to);
    let deputy = absence.deputy.map(|deputy| {
        let text = move || i18n.fill(key::PEOPLE_ABSENCE_DEPUTY, &[("name", &deputy.name)]);
        view! { " – " {text} }
    });
    view! { <li>{move || days(i18n, from, to)} {deputy}</li> }
}

fn agreed(i18n: I18n, role: RoleAssignmentView) -> impl IntoView {
    let tasks = role.tasks.into_iter().map(|task| view! { <li>{task}</li> }).collect_view();
    let listed = (!tasks.is_empty()).then(|| {
        view! {
            <h3 class="ds-heading" data-size="2xs">{i18n.t(key::PEOPLE_TASKS)}</h3>
            <ul class="ds-list">{tasks}</ul>
        }
    });
    let mandate = role.mandate.map(|text| {
        view! {
            <h3 class="ds-heading" data-size="2xs">{i18n.t(key::PEOPLE_MANDATE)}</h3>
            <p class="ds-paragraph app-prose app-text">{text}</p>
        }
    });
    let none = (mandate.is_none() && listed.is_none())
        .then(|| view! { <p class="ds-paragraph">{i18n.t(key::PEOPLE_AGREED_NONE)}</p> });
    view! {
        <section class="app-stack" aria-labelledby="agreed">
            <h2 class="ds-heading" data-size="sm" id="agreed">{i18n.t(key::PEOPLE_AGREED)}</h2>
            {mandate}
            {listed}
            {none}
        </section>
    }
}

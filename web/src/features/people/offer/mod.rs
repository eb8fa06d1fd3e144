//! Offering a role: which, to whom, from when; to somebody in KSF, or by an invitation to somebody new. Handing one over is
//! the same, with the role that gives way.

mod form;
mod given;
mod here;
mod places;

pub(in crate::features) use here::OfferHere;

use super::holders;
use crate::features::groups::organisations;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::routing::Route;
use crate::session::{Session, load, reads_roles, use_session};
use crate::steps::StepForm;
use crate::words::Words;
use client::{Error, Versioned};
use contract::people::{Me, RoleAssignmentView, RoleView};
use domain::RoleAssignmentId;
use domain::access::Role;
use form::Offering;
use given::{Given, GivenView};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::sync::Arc;
use texts::{Key, key};
use ui::{LinkButton, Loaded, PageHeading};

/// The id of the heading over what was offered, to which the reader comes.
const GIVEN: &str = "given";

/// What the address asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Wanted {
    role: Option<Role>,
    replaces: Option<RoleAssignmentId>,
    /// The only place it is about, where one came from there.
    place: String,
}

/// The page.
#[component]
pub(super) fn OfferRole() -> impl IntoView {
    let (i18n, session, map) = (use_i18n(), use_session(), use_location().query);
    let wanted = Memo::new(move |_| {
        let part = |name: &str| map.with(|map| map.get(name)).unwrap_or_default();
        Wanted {
            role: part("role").parse().ok(),
            replaces: part("replaces").parse().ok(),
            place: part("place"),
        }
    });
    let heading = Signal::derive(move || {
        let handing = wanted.with(|wanted| wanted.replaces.is_some());
        i18n.text(if handing { key::PEOPLE_HAND_OVER } else { key::PEOPLE_OFFER_HEADING })
    });
    let me = session.me_now();
    let body = move || {
        let Some(me) = me.clone() else { return ().into_any() };
        let wanted = wanted.get();
        match wanted.role.or_else(|| only(&me)) {
            _ if me.may_offer.is_empty() => {
                view! { <p class="ds-paragraph">{i18n.t(key::PEOPLE_OFFER_NONE)}</p> }.into_any()
            }
            Some(role) if me.may_offer.contains(&role) => {
                view! { <Asked role=role replaces=wanted.replaces place=wanted.place /> }.into_any()
            }
            Some(_) | None => which(i18n, &me),
        }
    };
    view! {
        <PageHeading text=heading />
        {body}
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Roles.path()>{i18n.t(key::PEOPLE_BACK)}</a>
        </p>
    }
}

/// The only role that one may offer, where there is but one.
fn only(me: &Me) -> Option<Role> {
    match me.may_offer.as_slice() {
        [only] => Some(*only),
        [] | [_, _, ..] => None,
    }
}

/// What the role is, for whoever offers it twice a year.
const fn about(role: Role) -> Key {
    match role {
        Role::RdContact => key::PEOPLE_ABOUT_RD_CONTACT,
        Role::RdContactShared => key::PEOPLE_ABOUT_RD_CONTACT_SHARED,
        Role::ClusterCoordinator => key::PEOPLE_ABOUT_CLUSTER_COORDINATOR,
        Role::RegionalCoordinator => key::PEOPLE_ABOUT_REGIONAL_COORDINATOR,
        Role::National => key::PEOPLE_ABOUT_NATIONAL,
        Role::NationalAnalyst | Role::ExternalEvaluator => key::PEOPLE_ABOUT_READS_ALL,
        Role::KsDepartment | Role::Fhi | Role::CountyAuthority | Role::CountyGovernor => {
            key::PEOPLE_ABOUT_FOLLOWS
        }
        Role::KsRegionalOffice => key::PEOPLE_ABOUT_KS_REGIONAL_OFFICE,
        Role::Researcher => key::PEOPLE_ABOUT_RESEARCHER,
        Role::SystemAdmin => key::PEOPLE_ABOUT_SYSTEM_ADMIN,
    }
}

/// Which role it is about: each a link to its form.
fn which(i18n: I18n, me: &Me) -> AnyView {
    let each = me.may_offer.clone().into_iter().map(|role| {
        let address = Route::OfferRole.with_query(&[("role", role.code())]);
        view! {
            <li>
                <a class="ds-link" href=address>{i18n.h(role.key())}</a>
                <p class="ds-paragraph app-text">{i18n.t(about(role))}</p>
            </li>
        }
    });
    view! {
        <section class="app-stack" aria-labelledby="which">
            <h2 class="ds-heading" data-size="sm" id="which">{i18n.t(key::PEOPLE_OFFER_WHICH)}</h2>
            <ul class="app-list">{each.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// Where it may be offered, to whom, and what it takes over from.
type Ground = (Vec<RoleView>, Vec<RoleAssignmentView>, Option<RoleAssignmentView>);

async fn ground(
    session: Session,
    role: Role,
    replaces: Option<RoleAssignmentId>,
    place: String,
) -> Result<Ground, Error> {
    let reads = session.me_now().is_some_and(|me| reads_roles(&me));
    session
        .call(async |client| {
            let mut places = here::offerable(&client, role).await?;
            if places.iter().any(|one| places::value(one) == place) {
                places.retain(|one| places::value(one) == place);
            }
            let people = if reads { holders(&client).await? } else { Vec::new() };
            let before = match replaces {
                Some(id) => Some(client.get_role_assignment(id).await?.value),
                None => None,
            };
            Ok((places, people, before))
        })
        .await
}

#[component]
fn Asked(role: Role, replaces: Option<RoleAssignmentId>, place: String) -> impl IntoView {
    let i18n = use_i18n();
    let ground = load(move |session| ground(session, role, replaces, place.clone()));
    let given = RwSignal::new(None::<Given>);
    let show = move |(places, people, before): Ground| {
        view! { <Form role=role places=places people=people before=before given=given /> }.into_any()
    };
    // What was offered stands instead of the form: the link in it is shown once, and nothing is offered twice by mistake.
    move || match given.get() {
        Some(given) => {
            request_animation_frame(|| ui::focus_element(GIVEN));
            view! {
                <GivenView given=given />
                <div class="app-row">
                    <LinkButton href=Route::Roles.path()>{i18n.t(key::PEOPLE_GIVEN_TO_ROLES)}</LinkButton>
                </div>
            }
            .into_any()
        }
        None => view! {
            <p class="ds-paragraph"><strong>{i18n.h(role.key())}</strong></p>
            <p class="ds-paragraph">{i18n.t(about(role))}</p>
            <Loaded resource=ground view=show />
        }
        .into_any(),
    }
}

#[component]
fn Form(
    role: Role,
    places: Vec<RoleView>,
    people: Vec<RoleAssignmentView>,
    before: Option<RoleAssignmentView>,
    given: RwSignal<Option<Given>>,
) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let me = session.me_now().map(|me| me.id);
    let nowhere = places.is_empty();
    let organisations = organisations();
    let offering = Offering { role, places, people, before, me, organisations };
    let kept = match &offering.before {
        Some(before) => format!("handover.{}", before.id),
        None => format!("offer.{role}"),
    };
    let step = Arc::new(form::step(&offering));
    let done =
        Callback::new(move |answer: Option<Versioned<Given>>| given.set(answer.map(|answer| answer.value)));
    let old = offering.before.as_ref().map(|before| {
        let words = Words::about(key::PEOPLE_HAND_OVER_ABOUT, "name", before.holder.clone());
        view! { <p class="ds-paragraph">{words.signal(i18n)}</p> }
    });
    if nowhere {
        return view! { <p class="ds-paragraph">{i18n.t(key::PEOPLE_OFFER_NOWHERE)}</p> }.into_any();
    }
    view! {
        {old}
        <StepForm step=step place=kept etag=Signal::stored(String::new()) on_done=done on_reload=|()| {} />
    }
    .into_any()
}

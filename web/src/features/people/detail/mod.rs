//! One role: who, what, since when, what is agreed, who stands in, what one can do with it, and what has
//! happened.

mod events;
mod facts;

use super::steps::{Seen, steps};
use super::{holders, told};
use crate::format;
use crate::i18n::use_i18n;
use crate::routing::Route;
use crate::session::{load, reads_roles, use_session};
use crate::steps::{Actions, StepDialog, Steps};
use client::Versioned;
use contract::people::RoleAssignmentView;
use domain::RoleAssignmentId;
use domain::access::policy::RoleAction;
use domain::role::RoleStatus;
use events::RoleHistory;
use facts::Facts;
use leptos::prelude::*;
use std::sync::Arc;
use texts::key;
use ui::{Loaded, PageHeading};

/// The id of the heading over where the role stands, to which the reader comes after a step.
const STATE: &str = "state";

/// A role with those who can be named its deputy.
type Found = (Versioned<RoleAssignmentView>, Vec<RoleAssignmentView>);

/// The page.
#[component]
pub(super) fn RolePage(id: RoleAssignmentId) -> impl IntoView {
    let i18n = use_i18n();
    let title = RwSignal::new(None::<RoleAssignmentView>);
    let heading = Signal::derive(move || {
        title.with(|role| match role {
            Some(role) => told::titled(i18n, &role.role),
            None => i18n.heading(key::ROLE_ASSIGNMENT),
        })
    });
    let role = load(move |session| async move {
        let reads = session.me_now().is_some_and(|me| reads_roles(&me));
        session
            .call(async |client| {
                let role = client.get_role_assignment(id).await?;
                let away = role.value.allowed_actions.contains(&RoleAction::CreateAbsence);
                let people = if reads && away { holders(&client).await? } else { Vec::new() };
                Ok((role, people))
            })
            .await
    });
    let refetch = Callback::new(move |()| role.refetch());
    let show = move |(loaded, people): Found| {
        title.set(Some(loaded.value.clone()));
        view! { <Whole loaded=loaded people=people refetch=refetch /> }.into_any()
    };
    view! {
        <PageHeading text=heading />
        <Loaded resource=role view=show />
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Roles.path()>{i18n.t(key::PEOPLE_BACK)}</a>
        </p>
    }
}

/// The address of the form by which a role is handed over.
fn handing_over(role: &RoleAssignmentView) -> String {
    Route::OfferRole.with_query(&[("role", role.role.role.code()), ("replaces", &role.id.to_string())])
}

#[component]
fn Whole(
    loaded: Versioned<RoleAssignmentView>,
    people: Vec<RoleAssignmentView>,
    refetch: Callback<()>,
) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let id = loaded.value.id;
    let me = session.me_now().map(|me| me.id);
    let left_out: Vec<_> = me.into_iter().chain([loaded.value.holder_id]).collect();
    let seen = Arc::new(Seen { me, people: told::people(&people, &left_out), today: Some(format::today()) });
    let current = RwSignal::new(loaded);
    let role = Signal::derive(move || current.with(|current| current.value.clone()));
    let steps_of_page = Steps::new(current);
    let possible = move |role: &RoleAssignmentView| steps(role, &seen);
    let pages = move |role: &RoleAssignmentView| {
        // Whoever may change the last day of somebody else's role gives that role.
        let gives = role.allowed_actions.contains(&RoleAction::ChangeEnd);
        let held = matches!(role.status, RoleStatus::Confirmed | RoleStatus::Active);
        let link = (gives && held).then(|| {
            view! {
                <a class="ds-button" data-variant="secondary" href=handing_over(role)>
                    {i18n.t(key::PEOPLE_HAND_OVER)}
                </a>
            }
            .into_any()
        });
        link.into_iter().collect()
    };
    view! {
        <Facts role=role me=me />
        <Actions steps=steps_of_page possible=possible pages=pages />
        <RoleHistory role=role />
        <StepDialog
            steps=steps_of_page
            place=format!("role.{id}")
            refetch=refetch
            landing=STATE
            gone=Route::Roles
        />
    }
}

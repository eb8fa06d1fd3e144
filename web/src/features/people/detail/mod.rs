//! One role: who, what, since when, what is agreed, who stands in, what one can do with it, and what has
//! happened.

mod events;
mod facts;

use super::steps::{Seen, steps};
use super::{holders, told};
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::routing::Route;
use crate::session::{load, reads_roles, use_session};
use crate::steps::{Actions, StepDialog, Steps};
use client::Versioned;
use contract::people::RoleAssignmentView;
use domain::RoleAssignmentId;
use domain::access::policy::{Granter, RoleAction};
use domain::role::RoleStatus;
use events::RoleHistory;
use facts::Facts;
use leptos::prelude::*;
use std::sync::Arc;
use texts::{Key, key};
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

/// Whoever may change the last day of somebody else's role gives that role.
fn gives(role: &RoleAssignmentView) -> bool {
    role.allowed_actions.contains(&RoleAction::ChangeEnd)
}

fn is_held(role: &RoleAssignmentView) -> bool {
    matches!(role.status, RoleStatus::Confirmed | RoleStatus::Active)
}

/// Those who give the role, for a holder who cannot hand it over herself: as the one table of roles says (KSF-D04).
fn handed_over_by(role: &RoleAssignmentView) -> Option<Vec<Key>> {
    let word = |granter: &Granter| match granter {
        Granter::Nation => key::LEVEL_NATIONAL,
        Granter::Region => key::ROLE_REGIONAL_COORDINATOR,
        Granter::Cluster => key::ROLE_CLUSTER_COORDINATOR,
        Granter::Beside => key::PEOPLE_GIVES_BESIDE,
        Granter::System => key::ROLE_SYSTEM_ADMIN,
    };
    (is_held(role) && !gives(role)).then(|| role.role.role.rule().granted_by.iter().map(word).collect())
}

/// That they hand it over, in a sentence.
fn list_of(i18n: I18n, granters: &[Key]) -> String {
    let who: Vec<_> = granters.iter().map(|word| i18n.text(*word)).collect();
    i18n.fill(key::PEOPLE_HANDED_OVER_BY, &[("who", &who.join(", "))])
}

#[component]
fn Whole(
    loaded: Versioned<RoleAssignmentView>,
    people: Vec<RoleAssignmentView>,
    refetch: Callback<()>,
) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let id = loaded.value.id;
    let (me, all) = (session.me_now().map(|me| me.id), session.me_now().is_some_and(|me| reads_roles(&me)));
    // Outside KSF one finds who holds a role, and not what has become of it.
    let whole = all || loaded.value.is_of(me);
    let left_out: Vec<_> = me.into_iter().chain(loaded.value.holder_id).collect();
    let seen = Arc::new(Seen { me, people: told::people(&people, &left_out), today: Some(format::today()) });
    let current = RwSignal::new(loaded);
    let role = Signal::derive(move || current.with(|current| current.value.clone()));
    let steps_of_page = Steps::new(current);
    let hands_over = move || {
        let told = role.with(|role| role.is_of(me).then(|| handed_over_by(role)).flatten());
        told.map(|words| view! { <p class="ds-paragraph">{list_of(i18n, &words)}</p> })
    };
    let possible = move |role: &RoleAssignmentView| steps(role, &seen);
    let pages = move |role: &RoleAssignmentView| {
        let link = (gives(role) && is_held(role)).then(|| {
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
        {hands_over}
        {whole.then(|| view! { <RoleHistory role=role /> })}
        <StepDialog
            steps=steps_of_page
            place=format!("role.{id}")
            refetch=refetch
            landing=STATE
            gone=Route::Roles
        />
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::role;
    use super::*;
    use serde_json::json;

    #[test]
    fn a_holder_who_cannot_hand_over_is_told_who_does() {
        let coordinator =
            json!({ "role": "regional_coordinator", "status": "active", "allowedActions": ["end"] });
        assert_eq!(handed_over_by(&role(coordinator)), Some(vec![key::LEVEL_NATIONAL]));
        let gives =
            json!({ "role": "regional_coordinator", "status": "active", "allowedActions": ["changeEnd"] });
        assert_eq!(handed_over_by(&role(gives)), None);
        assert_eq!(handed_over_by(&role(json!({ "status": "ended", "allowedActions": [] }))), None);
    }
}

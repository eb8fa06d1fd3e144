//! Who can be chosen as a member: clusters, organisations and people, as they come.

use crate::every::every;
use crate::session::load;
use crate::steps::{Choice, Known};
use crate::words::Words;
use client::Error;
use contract::needs::{NeedFilter, NeedView};
use contract::organisations::{OrganisationFilter, OrganisationView};
use contract::people::{RoleAssignmentFilter, RoleAssignmentView};
use contract::structure::{ClusterFilter, ClusterView};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What can be chosen, once it has come; nothing until then, and where it does not come.
fn known<F>(request: impl Fn(crate::session::Session) -> F + 'static) -> Known
where
    F: Future<Output = Result<Vec<Choice>, Error>> + 'static,
{
    let fetched = load(request);
    Signal::derive(move || fetched.get().and_then(Result::ok).unwrap_or_default())
}

fn said(value: impl ToString, name: String) -> Choice {
    Choice { value: value.to_string(), words: Words::Said(name) }
}

/// The clusters, by name.
pub(in crate::features) fn clusters() -> Known {
    known(async |session| {
        let all = session
            .call(async |client| {
                every(async |paging| client.list_clusters(&ClusterFilter::default(), paging).await).await
            })
            .await?;
        Ok(all.into_iter().map(|one: ClusterView| said(one.id, one.name)).collect())
    })
}

/// The organisations that are active, by name.
pub(in crate::features) fn organisations() -> Known {
    known(async |session| {
        let filter = OrganisationFilter { active: Some(true), ..OrganisationFilter::default() };
        let all = session
            .call(async |client| every(async |paging| client.list_organisations(&filter, paging).await).await)
            .await?;
        Ok(all.into_iter().map(|one: OrganisationView| said(one.id, one.name)).collect())
    })
}

/// The people who hold a role in KSF, by name.
pub(super) fn people() -> Known {
    known(async |session| {
        let all = session
            .call(async |client| {
                every(async |paging| {
                    client.list_role_assignments(&RoleAssignmentFilter::default(), paging).await
                })
                .await
            })
            .await?;
        Ok(each_once(all))
    })
}

/// Each holder once. Of two with the same name, the address tells which.
fn each_once(roles: Vec<RoleAssignmentView>) -> Vec<Choice> {
    let people: BTreeMap<_, _> = roles
        .into_iter()
        .filter_map(|role| Some((role.holder_id?, (role.holder, role.holder_email))))
        .collect();
    let alike = |name: &str| people.values().filter(|(other, _)| other == name).count() > 1;
    let mut choices: Vec<_> = people
        .iter()
        .map(|(id, (name, email))| match email.as_ref().filter(|_| alike(name)) {
            Some(email) => said(id, format!("{name} ({email})")),
            None => said(id, name.clone()),
        })
        .collect();
    choices.sort_by(|one, other| one.words.said().cmp(other.words.said()));
    choices
}

/// The needs one sees that were sent in, by title and reference.
pub(super) fn needs() -> Known {
    known(async |session| {
        let all = session
            .call(async |client| {
                every(async |paging| client.list_needs(&NeedFilter::default(), paging).await).await
            })
            .await?;
        let named = |need: NeedView| {
            let reference = need.reference?;
            Some(said(need.id, format!("{} ({reference})", need.title)))
        };
        Ok(all.into_iter().filter_map(named).collect())
    })
}

//! The members: what each will do, whether it has a contact, and since when it takes part.

use super::Shared;
use crate::features::people::posts;
use crate::features::structure::facts::municipality;
use crate::format;
use crate::i18n::use_i18n;
use crate::labels::Label;
use crate::steps::writes_down;
use crate::terms::{Meaning, Term};
use contract::people::RoleAssignmentView;
use contract::structure::{ClusterView, MemberView};
use leptos::prelude::*;
use texts::key;
use ui::{Color, Table, Tag};

/// The contacts of a municipality, where the reader may know who they are.
fn named(people: Signal<Vec<RoleAssignmentView>>, number: &str) -> Option<AnyView> {
    let each = people.with(|all| {
        posts::contacts(all, number).map(|one| view! { <li>{posts::person(one)}</li> }).collect::<Vec<_>>()
    });
    (!each.is_empty()).then(|| view! { <ul class="app-plain">{each}</ul> }.into_any())
}

#[component]
pub(super) fn Members(
    cluster: Signal<ClusterView>,
    people: Signal<Vec<RoleAssignmentView>>,
    shared: StoredValue<Shared>,
) -> impl IntoView {
    let i18n = use_i18n();
    let row = move |member: MemberView| {
        let own = shared.with_value(|shared| {
            let me = shared.me.as_ref();
            member.own && me.is_some_and(|me| !writes_down(me, &member.municipality.number))
        });
        let (answer, color) = if member.has_contact {
            (key::CLUSTER_PAGE_MEMBERS_YES, Color::Success)
        } else {
            (key::CLUSTER_PAGE_MEMBERS_NO, Color::Warning)
        };
        let number = member.municipality.number.clone();
        view! {
            <tr>
                <th scope="row">
                    {municipality(&member.municipality)}
                    {own.then(|| view! { " (" {i18n.t(key::CLUSTER_PAGE_MEMBERS_OWN)} ")" })}
                </th>
                <td>
                    {move || named(people, &number).unwrap_or_else(|| {
                        view! { <Tag color=color>{i18n.t(answer)}</Tag> }.into_any()
                    })}
                </td>
                <td>{i18n.h(member.part.key())}</td>
                <td>{move || format::date(i18n, member.valid_from)}</td>
            </tr>
        }
    };
    move || {
        let members = cluster.with(|cluster| cluster.members.clone());
        if members.is_empty() {
            return view! {
                <section class="app-stack" aria-labelledby="members">
                    <h2 class="ds-heading" data-size="sm" id="members">{i18n.t(key::CLUSTER_PAGE_MEMBERS)}</h2>
                    <p class="ds-paragraph">{i18n.t(key::CLUSTER_PAGE_MEMBERS_NONE)}</p>
                </section>
            }
            .into_any();
        }
        let columns = vec![
            i18n.h(key::MUNICIPALITY),
            i18n.t(key::CLUSTER_PAGE_MEMBERS_CONTACT),
            i18n.t(key::STRUCTURE_PAGE_AMBITION),
            i18n.t(key::STRUCTURE_PAGE_SINCE),
        ];
        let rows = members.into_iter().map(row).collect_view();
        view! {
            <div class="app-stack">
                <div class="app-row app-asked">
<h2 class="ds-heading" data-size="sm">{i18n.t(key::CLUSTER_PAGE_MEMBERS)}</h2>
<Meaning of=Term::Ambition />
</div>
                // The table is a landmark of the same name already.
                <Table id="members" caption=i18n.t(key::CLUSTER_PAGE_MEMBERS) columns=columns quiet=true>
                    {rows}
                </Table>
            </div>
        }
        .into_any()
    }
}

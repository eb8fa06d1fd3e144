//! The members of a group or a network, each with its part and its term.

use crate::features::structure::facts::{cluster, municipality, organisation, period};
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::words::Words;
use contract::groups::GroupMemberView;
use domain::group::GroupRole;
use leptos::prelude::*;
use texts::{Key, key};
use ui::{Color, Tag};

/// What a member is called.
pub(super) fn name(member: &GroupMemberView) -> Words {
    let person = member.person.as_ref().map(|person| &person.name);
    let place = member.municipality.as_ref().map(|place| &place.name);
    let cluster = member.cluster.as_ref().map(|cluster| &cluster.name);
    let organisation = member.organisation.as_ref().map(|one| &one.name);
    let name = person.or(place).or(cluster).or(organisation);
    name.map_or_else(|| key::GROUP_PAGE_PERSON_HIDDEN.into(), |name| Words::Said(name.clone()))
}

/// The same, with the way to its page.
fn party(i18n: I18n, member: &GroupMemberView) -> AnyView {
    let place = member.municipality.as_ref().map(municipality);
    let place = place.or_else(|| member.cluster.as_ref().map(cluster));
    let place = place.or_else(|| member.organisation.as_ref().map(organisation));
    place.unwrap_or_else(|| name(member).signal(i18n).into_any())
}

/// The members of the day, and those who begin later. `ending` gives what ends a term.
#[component]
pub(super) fn Members<E>(
    #[prop(into)] members: Signal<Vec<GroupMemberView>>,
    #[prop(into)] planned: Signal<Vec<GroupMemberView>>,
    /// What ends a term, for whoever may.
    ending: E,
    /// That there are none.
    none: Key,
) -> impl IntoView
where
    E: Fn(&GroupMemberView) -> Option<AnyView> + Clone + Send + 'static,
{
    let i18n = use_i18n();
    let later_ending = ending.clone();
    let list = move || {
        let members = members.get();
        if members.is_empty() {
            return view! { <p class="ds-paragraph">{i18n.t(none)}</p> }.into_any();
        }
        let items = members.iter().map(|member| one(i18n, member, ending(member))).collect_view();
        view! { <ul class="app-list">{items}</ul> }.into_any()
    };
    let later = move || {
        let planned = planned.get();
        (!planned.is_empty()).then(|| {
            let items = planned.iter().map(|member| one(i18n, member, later_ending(member))).collect_view();
            view! {
                <section class="app-stack" aria-labelledby="planned">
                    <h2 class="ds-heading" data-size="sm" id="planned">{i18n.t(key::GROUP_PAGE_PLANNED)}</h2>
                    <ul class="app-list">{items}</ul>
                </section>
            }
        })
    };
    view! {
        <section class="app-stack" aria-labelledby="members">
            <h2 class="ds-heading" data-size="sm" id="members">{i18n.t(key::STRUCTURE_PAGE_MEMBERS)}</h2>
            {list}
        </section>
        {later}
    }
}

fn one(i18n: I18n, member: &GroupMemberView, ending: Option<AnyView>) -> impl IntoView + use<> {
    let (role, from, to) = (member.role, member.valid_from, member.valid_to);
    let office = member.office.clone().map(|office| {
        let by = member.person.is_none();
        let text = move || {
            if by { i18n.fill(key::GROUP_PAGE_OFFICE, &[("office", &office)]) } else { office.clone() }
        };
        view! { <span>{text}</span> }
    });
    let role = (role != GroupRole::Member).then(|| view! { <Tag>{i18n.h(role.key())}</Tag> });
    let without_role = member.without_role.then(|| {
        view! { <Tag color=Color::Warning>{i18n.t(key::GROUP_PAGE_WITHOUT_ROLE)}</Tag> }
    });
    let goes_on = (!member.goes_on_as.is_empty()).then(|| {
        let called = member.goes_on_as.iter().map(|place| format!("{} {}", place.number, place.name));
        let called = called.collect::<Vec<_>>().join(", ");
        let text = move || i18n.fill(key::GROUP_PAGE_GOES_ON_AS, &[("municipalities", &called)]);
        view! { <span>{text}</span> }
    });
    view! {
        <li>
            <div class="app-row"><strong>{party(i18n, member)}</strong> {role} {without_role}</div>
            <div class="app-meta">
                {office}
                <span>{move || period(i18n, from, to)}</span>
                {goes_on}
            </div>
            {ending.map(|button| view! { <div class="app-row">{button}</div> })}
        </li>
    }
}

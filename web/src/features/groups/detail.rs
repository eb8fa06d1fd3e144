//! One group: what it is for, where it lies, who is in it for how long, and what has happened.

use super::choices::{clusters, organisations, people};
use super::events::TOLD;
use super::list::place;
use super::members::Members;
use super::steps::{self, Parties};
use crate::asked_day::{ChooseDay, OtherDay, as_of, asked_day, not_there};
use crate::features::structure::facts::{Fact, organisation, period, web};
use crate::format;
use crate::history::{self, History};
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::lacks::{Lack, LacksSection};
use crate::routing::Route;
use crate::session::{load, use_session};
use crate::steps::{Actions, StepDialog, Steps};
use crate::words::Words;
use client::Versioned;
use contract::groups::{GroupMemberView, GroupView};
use domain::GroupId;
use domain::group::GroupAction;
use leptos::prelude::*;
use texts::key;
use time::Date;
use ui::{Loaded, PageHeading, Variant};

/// The id of the heading over what the group is, to which the reader comes after a step.
pub(super) const STATE: &str = "state";

/// The page.
#[component]
pub(super) fn GroupPage(id: GroupId) -> impl IntoView {
    let i18n = use_i18n();
    let title = RwSignal::new(None::<String>);
    let heading = Signal::derive(move || title.get().unwrap_or_else(|| i18n.heading(key::GROUP)));
    let day = asked_day();
    let group = load(move |session| {
        let as_of = as_of(day.get());
        async move { session.call(async |client| client.get_group(id, &as_of).await).await }
    });
    let refetch = move |()| group.refetch();
    let show = move |loaded: Versioned<GroupView>| {
        title.set(Some(loaded.value.name.clone()));
        view! { <Whole loaded=loaded title=title day=day refetch=refetch /> }.into_any()
    };
    view! {
        <PageHeading text=heading />
        <Loaded resource=group view=show />
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Groups.path()>{i18n.t(key::GROUP_PAGE_BACK)}</a>
        </p>
    }
}

#[component]
fn Whole(
    loaded: Versioned<GroupView>,
    title: RwSignal<Option<String>>,
    day: Memo<Option<Date>>,
    #[prop(into)] refetch: Callback<()>,
) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let id = loaded.value.id;
    let looked_at = day.get_untracked();
    let me = session.me_now().filter(|_| looked_at.is_none());
    let current = RwSignal::new(loaded);
    let group = Signal::derive(move || current.with(|c| c.value.clone()));
    Effect::new(move |_| title.set(Some(group.with(|g| g.name.clone()))));
    let absent = group.with_untracked(|g| not_there(looked_at, g.valid_from, g.valid_to));
    let steps = Steps::new(current);
    let may = me.is_some() && !group.with_untracked(|g| g.allowed_actions.is_empty());
    // Fetched for those who may give somebody a term, and for nobody else.
    let parties =
        may.then(|| Parties { clusters: clusters(), organisations: organisations(), people: people() });
    let end = move |member: &GroupMemberView| {
        let allowed = may && group.with(|g| g.allowed_actions.contains(&GroupAction::EndMembership));
        // Whose last day is today or over, leaves already.
        let stays = member.valid_to.is_none_or(|last| last > format::today());
        (allowed && stays).then(|| steps.button_as(steps::end_membership(id, member), Variant::Tertiary))
    };
    let entries = load(move |session| {
        let _version = group.with(|g| g.version);
        async move { session.call(async |client| client.list_group_history(id, &history::paging()).await).await }
    });
    view! {
        {looked_at.map(|day| view! { <OtherDay day=day route=Route::Group(id) /> })}
        <section class="app-panel" aria-labelledby=STATE>
            <h2 class="ds-heading" data-size="sm" id=STATE tabindex="-1">{i18n.t(key::GROUP_PAGE_STATE)}</h2>
            {absent.then(|| {
                view! { <p class="ds-paragraph">{i18n.t(key::GROUP_PAGE_NOT_THERE)}</p> }
            })}
            {move || (!absent).then(|| facts(i18n, &group.get()))}
        </section>
        {move || {
            let lacks = lacks(&group.get());
            (looked_at.is_none() && !lacks.is_empty())
                .then(|| view! { <LacksSection lacks=Signal::stored(lacks) /> })
        }}
        {parties.map(|parties| {
            let possible = move |group: &GroupView| steps::steps(group, parties);
            view! { <Actions steps=steps possible=possible pages=|_| Vec::new() /> }
        })}
        {(!absent).then(|| {
            view! {
                <Members
                    members=Signal::derive(move || group.with(|g| g.members.clone()))
                    planned=Signal::derive(move || group.with(|g| g.planned.clone()))
                    ending=end
                    none=key::GROUP_PAGE_NO_MEMBERS
                />
            }
        })}
        <ChooseDay day=day route=Route::Group(id) />
        <History entries=entries told=TOLD />
        <StepDialog
            steps=steps
            place=format!("group.{id}")
            refetch=refetch
            landing=STATE
            gone=Route::Groups
        />
    }
}

/// Who sits in the group without any role left in KSF, with what to do about it.
fn lacks(group: &GroupView) -> Vec<Lack> {
    let without = group.members.iter().filter(|member| member.without_role);
    without
        .filter_map(|member| member.person.as_ref())
        .map(|person| Lack {
            code: "member_without_role",
            what: Words::about(key::GROUP_PAGE_LACK_ROLE, "name", person.name.clone()),
            act: key::GROUP_PAGE_LACK_ROLE_TODO.into(),
            way: None,
            rule: None,
            meanwhile: None,
        })
        .collect()
}

fn facts(i18n: I18n, group: &GroupView) -> impl IntoView + use<> {
    let (from, to) = (group.valid_from, group.valid_to);
    let arena = group.arena.as_ref().map(organisation);
    let mandate = group.mandate.clone();
    let link = group.mandate_link.clone();
    let (kind, place) = (group.kind.key(), place(i18n, group));
    view! {
        <dl class="app-facts">
            <Fact term=i18n.t(key::GROUP_PAGE_TYPE)>{i18n.h(kind)}</Fact>
            <Fact term=i18n.t(key::GROUP_PAGE_PLACE)>{place}</Fact>
            {arena.map(|arena| view! { <Fact term=i18n.t(key::GROUP_PAGE_ARENA)>{arena}</Fact> })}
            {mandate.map(|mandate| {
                view! {
                    <Fact term=i18n.t(key::GROUP_PAGE_MANDATE)>
                        <span class="app-prose app-text">{mandate}</span>
                    </Fact>
                }
            })}
            {link.map(|link| {
                view! { <Fact term=i18n.t(key::GROUP_PAGE_MANDATE_LINK)>{web(link)}</Fact> }
            })}
            <Fact term=i18n.t(key::GROUP_PAGE_PERIOD)>{move || period(i18n, from, to)}</Fact>
        </dl>
    }
}

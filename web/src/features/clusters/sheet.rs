//! A cluster on one sheet of paper, A4, to bring to a meeting.

use super::detail::{agreement_period, not_begun, stands_in};
use super::lacks::{self, names};
use crate::asked_day::{as_of, asked_day, on};
use crate::features::needs::near::{Near, SheetNeeds};
use crate::features::people::posts;
use crate::features::structure::facts::{Fact, period, since};
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::lacks::{Lacks, heading};
use crate::routing::Route;
use crate::session::load;
use crate::sheet::{Sheet, SheetLine};
use contract::needs::NeedView;
use contract::page::Page;
use contract::people::RoleAssignmentView;
use contract::structure::{AgreementView, ClusterView, MemberView, SubclusterView};
use domain::ClusterId;
use domain::access::Role;
use leptos::prelude::*;
use texts::key;
use time::Date;
use ui::Table;

/// The page.
#[component]
pub(super) fn ClusterSheet(id: ClusterId) -> impl IntoView {
    let i18n = use_i18n();
    let title = RwSignal::new(None::<String>);
    let heading = Signal::derive(move || title.get().unwrap_or_else(|| i18n.heading(key::CLUSTER)));
    let day = asked_day();
    let cluster = load(move |session| {
        let as_of = as_of(day.get());
        let posts_of = posts::of_cluster(id, day.get());
        async move {
            session
                .call(async |client| {
                    let cluster = client.get_cluster(id, &as_of).await?.value;
                    let people = posts::fetch(&client, session, &posts_of).await?;
                    let needs = Near::Cluster(id).newest(&client, session).await?;
                    Ok((cluster, people, needs))
                })
                .await
        }
    });
    let show = move |(cluster, people, needs): (ClusterView, Vec<RoleAssignmentView>, Page<NeedView>)| {
        title.set(Some(cluster.name.clone()));
        let day = day.get_untracked();
        if cluster.status.is_none() {
            return view! { <SheetLine place=None day=day /> {not_begun(i18n, &cluster, day)} }.into_any();
        }
        view! {
            {sheet(i18n, cluster, &people, day)}
            {day.is_none().then(|| view! { <SheetNeeds near=Near::Cluster(id) page=needs /> })}
        }
        .into_any()
    };
    let back = Signal::derive(move || on(&Route::Cluster(id), day.get()));
    view! {
        <Sheet heading=heading resource=cluster view=show back=back to_page=i18n.t(key::CLUSTER_PAGE_PRINT_TO_PAGE) />
    }
}

fn sheet(
    i18n: I18n,
    cluster: ClusterView,
    people: &[RoleAssignmentView],
    day: Option<Date>,
) -> impl IntoView + use<> {
    let region = cluster.region.as_ref().map(|region| region.name.clone());
    let motor = cluster.motor.clone().map(|term| {
        view! { {term.municipality.name} ", " {since(i18n, term.valid_from)} }
    });
    let motor = match motor {
        Some(motor) => motor.into_any(),
        None => view! { {i18n.t(key::CLUSTER_PAGE_NO_MOTOR)} }.into_any(),
    };
    let (has, filled, above) = (cluster.has_coordinator, cluster.coordinator_since, stands_in(&cluster));
    let coordinator = posts::coordinator(i18n, Role::ClusterCoordinator, filled, has, above, people);
    let missing = lacks::of(i18n, &cluster);
    view! {
        <SheetLine place=region day=day />
        <dl class="app-facts">
            {cluster.status.map(|status| {
                view! { <Fact term=i18n.t(key::STRUCTURE_PAGE_STATUS)>{i18n.t(status.key())}</Fact> }
            })}
            <Fact term=i18n.h(key::MOTOR)>{motor}</Fact>
            <Fact term=i18n.t(key::STRUCTURE_PAGE_COORDINATOR)>{coordinator}</Fact>
            {cluster.common_need.clone().map(|need| {
                view! { <Fact term=i18n.t(key::CLUSTER_PAGE_COMMON_NEED)>{need}</Fact> }
            })}
            {cluster.cooperation.clone().map(|cooperation| {
                view! { <Fact term=i18n.t(key::CLUSTER_PAGE_COOPERATION)>{cooperation.name}</Fact> }
            })}
            <Fact term=i18n.h(key::AGREEMENT)>{agreements(i18n, &cluster.agreements)}</Fact>
            <Fact term=i18n.h(key::SUBCLUSTER_PLURAL)>{subclusters(i18n, &cluster.subclusters)}</Fact>
        </dl>
        <Members members=cluster.members people=people.to_vec() />
        <section class="app-stack" aria-labelledby="sheet-lacks">
            <h2 class="ds-heading" data-size="2xs" id="sheet-lacks">{i18n.t(heading(day))}</h2>
            <Lacks lacks=missing brief=true />
        </section>
    }
}

#[component]
fn Members(members: Vec<MemberView>, people: Vec<RoleAssignmentView>) -> impl IntoView {
    let i18n = use_i18n();
    let count = members.len().to_string();
    let caption = Signal::derive(move || i18n.fill(key::CLUSTER_PAGE_PRINT_MEMBERS, &[("count", &count)]));
    let row = |member: MemberView| {
        let number = &member.municipality.number;
        let named = names(posts::contacts(&people, number).map(|one| one.holder.as_str()));
        let contact =
            if member.has_contact { key::CLUSTER_PAGE_MEMBERS_YES } else { key::CLUSTER_PAGE_MEMBERS_NO };
        view! {
            <tr>
                <th scope="row">{member.municipality.name}</th>
                <td>{i18n.h(member.part.key())}</td>
                <td>{if named.is_empty() { i18n.t(contact).into_any() } else { named.into_any() }}</td>
            </tr>
        }
    };
    let columns = vec![
        i18n.h(key::MUNICIPALITY),
        i18n.t(key::STRUCTURE_PAGE_AMBITION),
        i18n.t(key::CLUSTER_PAGE_MEMBERS_CONTACT),
    ];
    let rows = members.into_iter().map(row).collect_view();
    view! { <Table id="sheet-members" caption=caption columns=columns>{rows}</Table> }
}

/// The agreement in force, else the one on its way.
fn agreements(i18n: I18n, all: &[AgreementView]) -> AnyView {
    use domain::register::AgreementStatus as S;
    let find = |status: S| all.iter().rev().find(move |one| one.status == status);
    let Some(agreement) = find(S::InForce).or_else(|| find(S::Signing)).or_else(|| find(S::Draft)).cloned()
    else {
        return view! { {i18n.t(key::SHEET_NONE)} }.into_any();
    };
    let awaits = (!agreement.awaits.is_empty()).then(|| {
        let all = names(agreement.awaits.iter().map(|m| m.name.as_str()));
        let text = move || i18n.fill(key::CLUSTER_PAGE_AGREEMENTS_AWAITS, &[("names", &all)]);
        view! { <br /> {text} }
    });
    let (title, status) = (agreement.title.clone(), agreement.status);
    view! { {title} ": " {i18n.t(status.key())} ". " {move || agreement_period(i18n, &agreement)} {awaits} }
        .into_any()
}

fn subclusters(i18n: I18n, all: &[SubclusterView]) -> AnyView {
    if all.is_empty() {
        return view! { {i18n.t(key::SHEET_NONE)} }.into_any();
    }
    let one = |one: &SubclusterView| {
        let (from, to) = (one.valid_from, one.valid_to);
        let members = names(one.members.iter().map(|m| m.name.as_str()));
        view! {
            <li>
                {one.name.clone()} " – " {one.theme.clone()} " (" {members} "; "
                {move || period(i18n, from, to)} ")"
            </li>
        }
    };
    view! { <ul class="ds-list">{all.iter().map(one).collect_view()}</ul> }.into_any()
}

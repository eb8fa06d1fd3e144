//! A region on one sheet of paper, A4, to bring to a meeting.

use super::around::Around;
use super::detail::{coordinator, host};
use super::lacks;
use crate::asked_day::{as_of, asked_day, on};
use crate::features::clusters;
use crate::features::needs::near::{Near, SheetNeeds};
use crate::features::people::posts;
use crate::features::structure::facts::Fact;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::lacks::{Lacks, heading};
use crate::routing::{Route, Slug};
use crate::session::load;
use crate::sheet::{Sheet, SheetLine};
use contract::needs::NeedView;
use contract::page::Page;
use contract::people::RoleAssignmentView;
use contract::structure::{ClusterView, RegionView};
use leptos::prelude::*;
use texts::key;
use time::Date;
use ui::Table;

/// What stands on it: the region, what is in it, who coordinates it, and its needs.
type Fetched = (RegionView, Around, Vec<RoleAssignmentView>, Page<NeedView>);

/// The page.
#[component]
pub(in crate::features::structure) fn RegionSheet(slug: Slug) -> impl IntoView {
    let i18n = use_i18n();
    let title = RwSignal::new(None::<String>);
    let heading = Signal::derive(move || title.get().unwrap_or_else(|| i18n.heading(key::REGION)));
    let day = asked_day();
    let wanted = slug.0.clone();
    let whole = load(move |session| {
        let (slug, day) = (wanted.clone(), day.get());
        async move {
            session
                .call(async |client| {
                    let region = client.get_region(&slug, &as_of(day)).await?.value;
                    let around = Around::fetch(&client, &slug, day).await?;
                    let people = posts::fetch(&client, session, &posts::of_region(&slug, day)).await?;
                    let needs = Near::Region(slug.clone()).newest(&client, session).await?;
                    Ok((region, around, people, needs))
                })
                .await
        }
    });
    let show = move |(region, around, people, needs): Fetched| {
        title.set(Some(region.name.clone()));
        let (day, near) = (day.get_untracked(), Near::Region(region.slug.clone()));
        view! {
            {sheet(i18n, &region, around, &people, day)}
            {day.is_none().then(|| view! { <SheetNeeds near=near page=needs /> })}
        }
        .into_any()
    };
    let back = Signal::derive(move || on(&Route::Region(slug.clone()), day.get()));
    view! {
        <Sheet heading=heading resource=whole view=show back=back to_page=i18n.t(key::PLACE_PAGE_TO_REGION) />
    }
}

fn sheet(
    i18n: I18n,
    region: &RegionView,
    around: Around,
    people: &[RoleAssignmentView],
    day: Option<Date>,
) -> impl IntoView + use<> {
    let counties: Vec<_> = region.counties.iter().map(|county| county.name.as_str()).collect();
    let (all, inside) = (region.municipality_count, region.municipalities_in_cluster);
    let counts = move || {
        let count =
            |number: i64| i18n.count(key::MUNICIPALITY_COUNT, u64::try_from(number).unwrap_or_default());
        let inside = i18n.fill(key::STRUCTURE_PAGE_IN_CLUSTER, &[("count", &inside.to_string())]);
        format!("{}, {inside}", count(all))
    };
    let clusters = (!around.clusters.is_empty()).then(|| view! { <Clusters clusters=around.clusters /> });
    let (status, coordinator) = (region.status, coordinator(i18n, region, people));
    let host = host(i18n, region.host.as_ref());
    let missing = lacks::of(region);
    view! {
        <SheetLine place=counties.join(", ") day=day />
        <dl class="app-facts">
            <Fact term=i18n.t(key::STRUCTURE_PAGE_STATUS)>{i18n.t(status.key())}</Fact>
            <Fact term=i18n.h(key::HOST)>{host}</Fact>
            <Fact term=i18n.h(key::ROLE_REGIONAL_COORDINATOR)>{coordinator}</Fact>
            <Fact term=i18n.h(key::MUNICIPALITY_PLURAL)>{counts}</Fact>
        </dl>
        {clusters}
        <section class="app-stack" aria-labelledby="sheet-lacks">
            <h2 class="ds-heading" data-size="2xs" id="sheet-lacks">{i18n.t(heading(day))}</h2>
            <Lacks lacks=missing />
        </section>
    }
}

/// The clusters, with what each lacks.
#[component]
fn Clusters(clusters: Vec<ClusterView>) -> impl IntoView {
    let i18n = use_i18n();
    let row = |cluster: ClusterView| {
        let members: Vec<_> = cluster.members.iter().map(|m| m.municipality.name.as_str()).collect();
        let members = members.join(", ");
        let lacks = cluster.lacks;
        view! {
            <tr>
                <th scope="row">{cluster.name}</th>
                <td>{cluster.status.map(|status| i18n.t(status.key()))}</td>
                <td>{members}</td>
                <td>{move || clusters::in_a_cell(i18n, &lacks)}</td>
            </tr>
        }
    };
    let columns = vec![
        i18n.h(key::CLUSTER_SHORT),
        i18n.t(key::STRUCTURE_PAGE_STATUS),
        i18n.h(key::MUNICIPALITY_PLURAL),
        i18n.t(key::LACKS_HEADING),
    ];
    let rows = clusters.into_iter().map(row).collect_view();
    view! { <Table id="sheet-clusters" caption=i18n.h(key::CLUSTER_PLURAL) columns=columns>{rows}</Table> }
}

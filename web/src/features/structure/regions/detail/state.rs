//! Where a region stands: status, host with its lock, coordinator or who stands in, and counties.

use super::STATE;
use crate::asked_day::state_heading;
use crate::features::people::posts;
use crate::features::structure::facts::{Fact, municipality, municipality_from, since};
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::terms::Term;
use contract::people::RoleAssignmentView;
use contract::structure::{RegionView, TermView};
use domain::access::Role;
use domain::register::RegionStatus;
use leptos::prelude::*;
use texts::key;
use time::Date;
use ui::{Color, Tag};

/// The colour beside the word for where a region stands.
const fn color(status: RegionStatus) -> Color {
    match status {
        RegionStatus::Planned | RegionStatus::Decided => Color::Info,
        RegionStatus::Established => Color::Success,
        RegionStatus::Changed => Color::Warning,
        RegionStatus::Closed => Color::Neutral,
    }
}

/// Who hosts it, since when, and how long at least.
pub(in super::super) fn host(i18n: I18n, term: Option<&TermView>) -> AnyView {
    let Some(term) = term else { return view! { {i18n.t(key::STRUCTURE_PAGE_NO_HOST)} }.into_any() };
    let locked = term.locked_until.map(|day| {
        let text = move || i18n.fill(key::STRUCTURE_PAGE_LOCKED_UNTIL, &[("date", &format::date(i18n, day))]);
        view! { ", " {text} }
    });
    view! { {municipality(&term.municipality)} ", " {since(i18n, term.valid_from)} {locked} }.into_any()
}

/// Who coordinates it, or who stands in.
pub(in super::super) fn coordinator(
    i18n: I18n,
    region: &RegionView,
    people: &[RoleAssignmentView],
) -> AnyView {
    let (has, filled) = (region.has_coordinator, region.coordinator_since);
    let above = key::STRUCTURE_PAGE_COORDINATOR_NATION_STANDS_IN;
    posts::coordinator(i18n, Role::RegionalCoordinator, filled, has, above, people)
}

#[component]
pub(super) fn State(
    region: Signal<RegionView>,
    people: Signal<Vec<RoleAssignmentView>>,
    day: Option<Date>,
) -> impl IntoView {
    let i18n = use_i18n();
    let facts = move || {
        let region = region.get();
        let shown = day.unwrap_or_else(format::today);
        let counties: Vec<_> = region.counties.iter().map(|county| county.name.as_str()).collect();
        let counties = counties.join(", ");
        let began = region
            .statuses
            .iter()
            .rev()
            .find(|term| term.status == region.status && term.valid_from <= shown);
        let began = began.map(|term| view! { " " {since(i18n, term.valid_from)} });
        let later = region.hosts.iter().find(|term| term.valid_from > shown).map(|term| {
            view! {
                <br />
                {i18n.t(key::PLACE_PAGE_LATER)} " " {since(i18n, term.valid_from)} ": "
                {municipality_from(&term.municipality, term.valid_from)}
            }
        });
        let status = region.status;
        let coordinator = people.with(|people| coordinator(i18n, &region, people));
        let host = host(i18n, region.host.as_ref());
        view! {
            <dl class="app-facts">
                <Fact term=i18n.t(key::STRUCTURE_PAGE_STATUS)>
                    <Tag color=color(status)>{i18n.t(status.key())}</Tag>
                    {began}
                </Fact>
                <Fact term=i18n.h(key::HOST) hard=Term::Host>{host} {later}</Fact>
                <Fact term=i18n.h(key::ROLE_REGIONAL_COORDINATOR)>{coordinator}</Fact>
                <Fact term=i18n.h(key::COUNTY_PLURAL)>{counties}</Fact>
                <Fact term=i18n.t(key::STRUCTURE_PAGE_SOURCE)><span lang="nb">{region.source}</span></Fact>
            </dl>
        }
    };
    view! {
        <section class="app-panel" aria-labelledby=STATE>
            <h2 class="ds-heading" data-size="sm" id=STATE tabindex="-1">{i18n.t(state_heading(day))}</h2>
            {facts}
        </section>
    }
}

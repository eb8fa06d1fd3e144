//! Who represents KSF where: in groups, in others' arenas, and by the coordinators' roles.

use crate::features::structure::facts::{cluster, municipality, organisation, period, region};
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::narrow::{Found, Name, Narrow, Narrowed, Part};
use crate::routing::Route;
use crate::session::{load, use_session};
use contract::groups::{RepresentativeFilter, RepresentativeView};
use contract::page::Page;
use domain::group::GroupType;
use domain::{GroupId, OrganisationId};
use leptos::prelude::*;
use texts::key;
use ui::{Color, Loaded, PageHeading, Table, Tag};

/// The page.
#[component]
pub(super) fn Representatives() -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let names = [
        Name::code::<GroupType>("type"),
        Name::day("asOf"),
        Name::code::<OrganisationId>("organisation"),
        Name::code::<GroupId>("group"),
        Name::text("municipality"),
    ];
    let query = Narrowed::here(Route::Representatives, &names);
    let list = load(move |session| {
        let (filter, paging) = query.with(|query| {
            let filter = RepresentativeFilter {
                kind: query.code("type").into_iter().collect(),
                organisation: query.code("organisation"),
                group: query.code("group"),
                municipality: query.text("municipality").into_iter().collect(),
                as_of: query.text("asOf"),
                ..RepresentativeFilter::default()
            };
            (filter, query.paging())
        });
        async move { session.call(async |client| client.list_representatives(&filter, &paging).await).await }
    });
    let parts = vec![
        Part::code(i18n, "type", i18n.t(key::GROUP_PAGE_TYPE), GroupType::ALL),
        Part::day("asOf", i18n.t(key::GROUP_PAGE_ON_DAY)),
    ];
    let hidden = move || {
        session.me().is_none().then(|| {
            view! { <p class="ds-paragraph">{i18n.t(key::GROUP_PAGE_PERSONS_HIDDEN)}</p> }
        })
    };
    view! {
        <PageHeading text=i18n.t(key::GROUP_PAGE_REPRESENTATIVES) />
        <p class="ds-paragraph">{i18n.t(key::GROUP_PAGE_REPRESENTATIVES_INTRO)}</p>
        {hidden}
        <Narrow query=query parts=parts />
        <Loaded resource=list view=move |page| table(i18n, page, &query.get_untracked()) />
    }
}

/// Where somebody represents KSF.
fn place(one: &RepresentativeView) -> AnyView {
    let name = one.arena.clone();
    match &one.group {
        Some(group) if group.kind.is_some() => {
            view! { <a class="ds-link" href=Route::Group(group.id).path()>{name}</a> }.into_any()
        }
        Some(group) => {
            view! { <a class="ds-link" href=Route::Network(group.id).path()>{name}</a> }.into_any()
        }
        None => name.into_any(),
    }
}

/// Who it is: a person, or an office.
fn who(i18n: I18n, one: &RepresentativeView) -> AnyView {
    let nobody = one.municipality.is_none() && one.cluster.is_none() && one.organisation.is_none();
    let person = one.person.as_ref().map(|person| person.name.clone());
    match (person, one.office.clone()) {
        (Some(name), Some(office)) => view! { {name} <br /> {office} }.into_any(),
        (Some(name), None) | (None, Some(name)) => name.into_any(),
        (None, None) if nobody && one.role.is_none() => {
            view! { {i18n.t(key::GROUP_PAGE_PERSON_HIDDEN)} }.into_any()
        }
        (None, None) => ().into_any(),
    }
}

/// That somebody sits there without any role left.
fn without_role(i18n: I18n, one: &RepresentativeView) -> Option<impl IntoView + use<>> {
    one.without_role.then(|| {
        view! {
            <br />
            <Tag color=Color::Warning>{i18n.t(key::GROUP_PAGE_WITHOUT_ROLE)}</Tag>
        }
    })
}

/// On whose behalf.
fn behalf(one: &RepresentativeView) -> Option<AnyView> {
    let place = one.municipality.as_ref().map(municipality);
    let place = place.or_else(|| one.cluster.as_ref().map(cluster));
    let place = place.or_else(|| one.organisation.as_ref().map(organisation));
    place.or_else(|| one.region.as_ref().map(region))
}

fn table(i18n: I18n, page: Page<RepresentativeView>, query: &Narrowed) -> AnyView {
    let found = Found::new(key::GROUP_REPRESENTATIVE_COUNT, key::STRUCTURE_PAGE_EMPTY);
    found.show(i18n, page, query, |all, count| {
        let row = |one: RepresentativeView| {
            let (from, to) = (one.valid_from, one.valid_to);
            let part = one.part.map(Label::key).or_else(|| one.role.map(Label::key));
            view! {
                <tr>
                    <th scope="row">{place(&one)}</th>
                    <td>{who(i18n, &one)} {without_role(i18n, &one)}</td>
                    <td>{behalf(&one)}</td>
                    <td>{part.map(|part| i18n.h(part))}</td>
                    <td class="app-term">{move || period(i18n, from, to)}</td>
                </tr>
            }
        };
        let columns = vec![
            i18n.t(key::GROUP_PAGE_WHERE),
            i18n.t(key::GROUP_PAGE_WHO),
            i18n.t(key::GROUP_PAGE_BEHALF),
            i18n.t(key::GROUP_PAGE_PART),
            i18n.t(key::GROUP_PAGE_PERIOD),
        ];
        let rows = all.into_iter().map(row).collect_view();
        view! {
            <Table id="representatives" caption=count columns=columns>{rows}</Table>
        }
        .into_any()
    })
}

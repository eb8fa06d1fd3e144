//! The organisations that KSF works with.

use crate::features::structure::facts::{formerly_called, municipality, organisation};
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::narrow::{Found, Name, Narrow, Narrowed, Part};
use crate::routing::Route;
use crate::session::{load, use_session};
use contract::organisations::{OrganisationFilter, OrganisationView};
use contract::page::Page;
use contract::people::OrganisationRef;
use domain::register::OrganisationKind;
use leptos::prelude::*;
use texts::key;
use ui::{Choice, LinkButton, Loaded, PageHeading, Table, Tag};

/// The page.
#[component]
pub(super) fn Organisations() -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let names = [
        Name::text("q"),
        Name::code::<OrganisationKind>("kind"),
        Name::code::<bool>("active"),
        Name::day("asOf"),
    ];
    let query = Narrowed::here(Route::Organisations, &names);
    let list = load(move |session| {
        let (filter, paging) = query.with(|query| {
            let filter = OrganisationFilter {
                q: query.text("q"),
                kind: query.code("kind").into_iter().collect(),
                active: query.code("active"),
                as_of: query.text("asOf"),
            };
            (filter, query.paging())
        });
        async move { session.call(async |client| client.list_organisations(&filter, &paging).await).await }
    });
    let active = vec![
        Choice::new("true", i18n.t(key::ORGANISATION_PAGE_ACTIVE_YES)),
        Choice::new("false", i18n.t(key::ORGANISATION_PAGE_ACTIVE_NO)),
    ];
    let parts = vec![
        Part::search(i18n.t(key::STRUCTURE_PAGE_ORGANISATIONS_SEARCH)),
        Part::code(i18n, "kind", i18n.t(key::STRUCTURE_PAGE_KIND), OrganisationKind::ALL),
        Part::choose("active", i18n.t(key::STRUCTURE_PAGE_STATUS), Signal::stored(active)),
        Part::day("asOf", i18n.t(key::GROUP_PAGE_ON_DAY)),
    ];
    let make = move || {
        let may = session.me().is_some_and(|me| me.answers_for.any());
        may.then(|| {
            let href = Route::NewOrganisation.path();
            view! { <LinkButton href=href>{i18n.t(key::ORGANISATION_PAGE_MAKE)}</LinkButton> }
        })
    };
    view! {
        <div class="app-head">
            <PageHeading text=i18n.h(key::EXTERNAL_ACTOR_PLURAL) />
            {make}
        </div>
        <p class="ds-paragraph">{i18n.t(key::ORGANISATION_PAGE_INTRO)}</p>
        <Narrow query=query parts=parts />
        <Loaded resource=list view=move |page| table(i18n, page, &query.get_untracked()) />
    }
}

fn table(i18n: I18n, page: Page<OrganisationView>, query: &Narrowed) -> AnyView {
    let found = Found::new(key::RESEARCH_ORGANISATION_COUNT, key::STRUCTURE_PAGE_EMPTY);
    found.show(i18n, page, query, |all, count| {
        let row = |one: OrganisationView| {
            let before = formerly_called(i18n, &one.former_names).map(|names| view! { <br /> {names} });
            let name = organisation(&OrganisationRef { id: one.id, name: one.name });
            let over = (!one.active).then(|| {
                view! { " " <Tag>{i18n.t(key::ORGANISATION_PAGE_ACTIVE_NO)}</Tag> }
            });
            view! {
                <tr>
                    <th scope="row">{name} {over} {before}</th>
                    <td>{i18n.h(one.kind.key())}</td>
                    <td>{one.municipality.as_ref().map(municipality)}</td>
                    <td>{one.organisation_number}</td>
                </tr>
            }
        };
        let columns = vec![
            i18n.t(key::STRUCTURE_PAGE_NAME),
            i18n.t(key::STRUCTURE_PAGE_KIND),
            i18n.t(key::STRUCTURE_PAGE_PLACE),
            i18n.t(key::STRUCTURE_PAGE_ORGANISATION_NUMBER),
        ];
        let rows = all.into_iter().map(row).collect_view();
        view! {
            <Table id="organisations" caption=count columns=columns>{rows}</Table>
        }
        .into_any()
    })
}

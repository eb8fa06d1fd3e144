//! The seven regions, with what they hold.

use super::super::facts::{Number, municipality};
use super::lacks::in_a_cell;
use crate::i18n::{I18n, use_i18n};
use crate::routing::{Route, Slug};
use crate::session::load;
use crate::terms::{Meaning, Term};
use contract::page::{Page, Paging};
use contract::structure::{AsOf, RegionView};
use leptos::prelude::*;
use texts::key;
use ui::{Loaded, PageHeading, Table};

/// The page.
#[component]
pub(in crate::features::structure) fn Regions() -> impl IntoView {
    let i18n = use_i18n();
    let list = load(move |session| async move {
        session.call(async |client| client.list_regions(&AsOf::default(), &Paging::default()).await).await
    });
    view! {
            <div class="app-row app-asked">
    <PageHeading text=i18n.h(key::REGION_PLURAL) />
    <Meaning of=Term::Region />
    </div>
            <p class="ds-paragraph">{i18n.t(key::STRUCTURE_PAGE_REGIONS_INTRO)}</p>
            <Loaded resource=list view=move |page| table(i18n, page) />
            <p class="ds-paragraph">
                <a class="ds-link" href=Route::Timeline.path()>{i18n.t(key::TIMELINE_HEADING)}</a>
            </p>
        }
}

fn table(i18n: I18n, page: Page<RegionView>) -> AnyView {
    let row = |region: RegionView| {
        let counties: Vec<_> = region.counties.iter().map(|county| county.name.as_str()).collect();
        let counties = counties.join(", ");
        let (route, lacks) = (Route::Region(Slug(region.slug)), region.lacks);
        view! {
            <tr>
                <th scope="row"><a class="ds-link" href=route.path()>{region.name}</a></th>
                <td>{counties}</td>
                <Number value=region.municipality_count />
                <td>{match &region.host {
                    Some(term) => municipality(&term.municipality),
                    None => view! { {i18n.t(key::STRUCTURE_PAGE_NO_HOST)} }.into_any(),
                }}</td>
                <td class="ui-number">{region.clusters.len()}</td>
                <td>{move || in_a_cell(i18n, &lacks)}</td>
            </tr>
        }
    };
    let columns = vec![
        i18n.h(key::REGION),
        i18n.h(key::COUNTY_PLURAL),
        i18n.h(key::MUNICIPALITY_PLURAL),
        i18n.h(key::HOST),
        i18n.h(key::CLUSTER_SHORT_PLURAL),
        i18n.t(key::LACKS_HEADING),
    ];
    let rows = page.items.into_iter().map(row).collect_view();
    view! {
        <Table id="regions" caption=i18n.h(key::REGION_PLURAL) columns=columns numbers=&[2, 4] quiet=true>{rows}</Table>
    }
    .into_any()
}

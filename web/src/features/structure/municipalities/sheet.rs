//! A municipality on one sheet of paper, A4, to bring to a meeting.

use super::around::{Around, has_ended, is_before, seen};
use super::detail::{answers, not_begun, said, standing};
use super::lacks;
use crate::asked_day::{asked_day, on};
use crate::features::needs::near::{Near, SheetNeeds};
use crate::features::structure::facts::{Fact, since};
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::lacks::{Lacks, heading};
use crate::routing::Route;
use crate::session::load;
use crate::sheet::{Sheet, SheetLine};
use contract::needs::NeedView;
use contract::page::Page;
use contract::structure::MunicipalityView;
use domain::register::MunicipalityNumber;
use domain::structure::municipality::AnchoringLevel;
use leptos::prelude::*;
use texts::key;
use time::Date;

/// The page.
#[component]
pub(in crate::features::structure) fn MunicipalitySheet(number: MunicipalityNumber) -> impl IntoView {
    let i18n = use_i18n();
    let title = RwSignal::new(None::<String>);
    let heading = Signal::derive(move || title.get().unwrap_or_else(|| i18n.heading(key::MUNICIPALITY)));
    let day = asked_day();
    let wanted = number.clone();
    let whole = load(move |session| {
        let (number, day) = (wanted.as_str().to_owned(), day.get());
        async move {
            session
                .call(async |client| {
                    let number = number.clone();
                    let place = seen(&client, &number, day).await?.value;
                    let shown = day.or_else(|| Some(format::today()));
                    let around = if is_before(&place, shown) {
                        Around::default()
                    } else {
                        Around::fetch(&client, &place, day).await?
                    };
                    let needs = Near::Municipality(number).newest(&client, session).await?;
                    Ok((place, around, needs))
                })
                .await
        }
    });
    let show = move |(place, around, needs): (MunicipalityView, Around, Page<NeedView>)| {
        title.set(Some(place.name.clone()));
        let (day, near) = (day.get_untracked(), Near::Municipality(place.number.clone()));
        if is_before(&place, day.or_else(|| Some(format::today()))) {
            return view! { <SheetLine place=None day=day /> {not_begun(i18n, &place)} }.into_any();
        }
        view! {
            {sheet(i18n, &place, &around, day)}
            {day.is_none().then(|| view! { <SheetNeeds near=near page=needs /> })}
        }
        .into_any()
    };
    let back = Signal::derive(move || on(&Route::Municipality(number.clone()), day.get()));
    view! {
        <Sheet heading=heading resource=whole view=show back=back to_page=i18n.t(key::PLACE_PAGE_TO_MUNICIPALITY) />
    }
}

fn sheet(i18n: I18n, place: &MunicipalityView, around: &Around, day: Option<Date>) -> impl IntoView + use<> {
    let clusters = around.clusters.iter().map(|cluster| {
        let joined = place.clusters.iter().find(|membership| membership.cluster.id == cluster.id);
        let joined = joined.map(|membership| view! { ", " {since(i18n, membership.valid_from)} });
        view! { <li>{cluster.name.clone()} {joined} ". " {standing(i18n, cluster, place)}</li> }
    });
    let clusters = if around.clusters.is_empty() {
        view! { {i18n.t(key::SHEET_NONE)} }.into_any()
    } else {
        view! { <ul class="ds-list">{clusters.collect_view()}</ul> }.into_any()
    };
    let contacts = around.contacts.iter().map(|one| {
        let email = one.holder_email.clone().map(|email| format!(", {email}"));
        view! { <li>{one.holder.clone()} {email}</li> }
    });
    let contacts = contacts.collect_view();
    let contacts = (!around.contacts.is_empty()).then(|| {
        view! {
            <Fact term=i18n.h(key::ROLE_RD_CONTACT)>
                <ul class="ds-list">{contacts}</ul>
            </Fact>
        }
    });
    let anchored = |level: AnchoringLevel| {
        let anchoring = match level {
            AnchoringLevel::Political => place.political_anchoring.as_ref(),
            AnchoringLevel::Administrative => place.administrative_anchoring.as_ref(),
        };
        let told = said(i18n, anchoring);
        view! { <Fact term=i18n.h(level.key())>{told}</Fact> }
    };
    let documents = if place.documents.is_empty() {
        view! { {i18n.t(key::SHEET_NONE)} }.into_any()
    } else {
        let one = |document: &contract::structure::DocumentView| {
            view! { <li>{i18n.h(document.kind.key())} ": " {document.title.clone()}</li> }
        };
        view! { <ul class="ds-list">{place.documents.iter().map(one).collect_view()}</ul> }.into_any()
    };
    let population = place.population.and_then(|count| u64::try_from(count).ok()).map(|count| {
        let text = move || format::number(i18n.lang(), count);
        view! { <Fact term=i18n.h(key::POPULATION)>{text}</Fact> }
    });
    let missing = (!has_ended(place, day)).then(|| {
        let missing = lacks::of(place, around);
        view! {
            <section class="app-stack" aria-labelledby="sheet-lacks">
                <h2 class="ds-heading" data-size="2xs" id="sheet-lacks">{i18n.t(heading(day))}</h2>
                <Lacks lacks=missing />
            </section>
        }
    });
    let county = place.county.name.clone();
    let belongs = place.region.as_ref().map_or(&place.county.name, |region| &region.name).clone();
    view! {
        <SheetLine place=belongs day=day />
        <dl class="app-facts">
            <Fact term=i18n.h(key::COUNTY)>{county}</Fact>
            {population}
            <Fact term=i18n.h(key::CLUSTER)>{clusters}</Fact>
            {around.answerer.as_ref().map(|answerer| answers(i18n, answerer, day))}
            {contacts}
            {anchored(AnchoringLevel::Political)}
            {anchored(AnchoringLevel::Administrative)}
            <Fact term=i18n.t(key::PLACE_PAGE_DOCUMENTS)>{documents}</Fact>
        </dl>
        {missing}
    }
}

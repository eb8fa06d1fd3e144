//! One organisation: what it is, where it can help, and which groups it is in.

mod events;
mod involved;

pub(in crate::features) use events::happened;

use super::steps;
use crate::asked_day::{ChooseDay, OtherDay, as_of, asked_day};
use crate::features::people::posts;
use crate::features::structure::facts::{Fact, municipality, since, web};
use crate::history::{self, History};
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::routing::Route;
use crate::session::{load, use_session};
use crate::steps::{Actions, StepDialog, Steps};
use client::Versioned;
use contract::organisations::OrganisationView;
use domain::OrganisationId;
use events::TOLD;
pub(super) use involved::topics;
use involved::{Groups, Helps};
use leptos::prelude::*;
use texts::key;
use time::Date;
use ui::{Loaded, PageHeading, Tag};

/// The id of the heading over what the organisation is, to which the reader comes after a step.
const STATE: &str = "state";

/// The page.
#[component]
pub(super) fn OrganisationPage(id: OrganisationId) -> impl IntoView {
    let i18n = use_i18n();
    let title = RwSignal::new(None::<String>);
    let heading = Signal::derive(move || title.get().unwrap_or_else(|| i18n.heading(key::EXTERNAL_ACTOR)));
    let day = asked_day();
    let organisation = load(move |session| {
        let as_of = as_of(day.get());
        async move { session.call(async |client| client.get_organisation(id, &as_of).await).await }
    });
    let refetch = move |()| organisation.refetch();
    let show = move |loaded: Versioned<OrganisationView>| {
        title.set(Some(loaded.value.name.clone()));
        view! { <Whole loaded=loaded title=title day=day refetch=refetch /> }.into_any()
    };
    view! {
        <PageHeading text=heading />
        <Loaded resource=organisation view=show />
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Organisations.path()>{i18n.t(key::ORGANISATION_PAGE_BACK)}</a>
        </p>
    }
}

#[component]
fn Whole(
    loaded: Versioned<OrganisationView>,
    title: RwSignal<Option<String>>,
    day: Memo<Option<Date>>,
    #[prop(into)] refetch: Callback<()>,
) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let id = loaded.value.id;
    let looked_at = day.get_untracked();
    let me = session.me_now().filter(|_| looked_at.is_none());
    let current = RwSignal::new(loaded);
    let organisation = Signal::derive(move || current.with(|c| c.value.clone()));
    Effect::new(move |_| title.set(Some(organisation.with(|o| o.name.clone()))));
    let steps = Steps::new(current);
    let entries = load(move |session| {
        let _version = organisation.with(|o| o.version);
        async move {
            session.call(async |client| client.list_organisation_history(id, &history::paging()).await).await
        }
    });
    view! {
        {looked_at.map(|day| view! { <OtherDay day=day route=Route::Organisation(id) /> })}
        <section class="app-panel" aria-labelledby=STATE>
            <h2 class="ds-heading" data-size="sm" id=STATE tabindex="-1">{i18n.t(key::ORGANISATION_PAGE_STATE)}</h2>
            {move || facts(i18n, organisation.get())}
        </section>
        {me.map(|_| view! { <Actions steps=steps possible=steps::steps pages=|_| Vec::new() /> })}
        <People id=id day=looked_at />
        <Helps organisation=organisation />
        <Groups id=id day=looked_at />
        <ChooseDay day=day route=Route::Organisation(id) />
        <History entries=entries told=TOLD />
        <StepDialog
            steps=steps
            place=format!("organisation.{id}")
            refetch=refetch
            landing=STATE
            gone=Route::Organisations
        />
    }
}

/// Who holds a role there and since when, for those who see roles whole; nothing where nobody does.
#[component]
fn People(
    /// The organisation.
    id: OrganisationId,
    /// The day looked at.
    day: Option<Date>,
) -> impl IntoView {
    let i18n = use_i18n();
    let held = posts::posts(posts::of_organisation(id, day));
    move || {
        let all = held.get();
        (!all.is_empty()).then(|| {
            let each = all.iter().map(|one| {
                let role = i18n.h(one.role.role.key());
                view! { <li>{role} ": " {posts::person(one)} ", " {since(i18n, one.valid_from)}</li> }
            });
            view! {
                <section class="app-stack" aria-labelledby="people">
                    <h2 class="ds-heading" data-size="sm" id="people">{i18n.t(key::ORGANISATION_PAGE_PEOPLE)}</h2>
                    <ul class="app-plain">{each.collect_view()}</ul>
                </section>
            }
        })
    }
}

fn facts(i18n: I18n, one: OrganisationView) -> impl IntoView {
    let active =
        if one.active { key::ORGANISATION_PAGE_ACTIVE_YES } else { key::ORGANISATION_PAGE_ACTIVE_NO };
    let kind = one.kind_text.map(|text| view! { " (" {text} ")" });
    let register = (!one.from_register.is_empty()).then(|| {
        view! { <p class="ds-paragraph app-meta">{i18n.t(key::ORGANISATION_PAGE_FROM_REGISTER)}</p> }
    });
    let text = |term, text: Option<String>| text.map(|text| view! { <Fact term=i18n.t(term)>{text}</Fact> });
    view! {
        <dl class="app-facts">
            <Fact term=i18n.t(key::STRUCTURE_PAGE_KIND)>{i18n.h(one.kind.key())} {kind}</Fact>
            <Fact term=i18n.t(key::STRUCTURE_PAGE_STATUS)><Tag>{i18n.t(active)}</Tag></Fact>
            {one.description.map(|text| {
                view! {
                    <Fact term=i18n.t(key::ORGANISATION_PAGE_DESCRIPTION)>
                        <span class="app-prose app-text">{text}</span>
                    </Fact>
                }
            })}
            {text(key::ORGANISATION_PAGE_OFFICE, one.contact_office)}
            {one.municipality.map(|place| {
                view! { <Fact term=i18n.t(key::STRUCTURE_PAGE_PLACE)>{municipality(&place)}</Fact> }
            })}
            {one.website.map(|site| {
                view! { <Fact term=i18n.t(key::STRUCTURE_PAGE_WEBSITE)>{web(site)}</Fact> }
            })}
            {text(key::ORGANISATION_PAGE_SHORT_NAME, one.short_name)}
            {one.name_en.map(|name| {
                view! { <Fact term=i18n.t(key::ORGANISATION_PAGE_NAME_EN)><span lang="en">{name}</span></Fact> }
            })}
            {text(key::STRUCTURE_PAGE_ORGANISATION_NUMBER, one.organisation_number)}
        </dl>
        {register}
    }
}

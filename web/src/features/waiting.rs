//! What waits for the reader: the list on her own page, what waits for her municipality on its page, and a line where she
//! begins. Whatever module something waits in, it is told here, with the way there.

use super::news::{OwnDrafts, SinceLast};
use crate::features::people::told::{days, titled};
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::routing::Route;
use crate::session::{load, use_session};
use contract::page::{Page, Paging};
use contract::people::{RoleView, WaitingFilter, WaitingView};
use domain::event::SpokenMatter;
use domain::register::MunicipalityNumber;
use domain::waiting::{TOLD_FOR_DAYS, WaitingKind};
use domain::{ClusterId, RoleAssignmentId};
use leptos::prelude::*;
use texts::key;
use time::Date;
use ui::{Alert, Loaded, PageHeading};

/// What waits, in a sentence.
fn sentence(i18n: I18n, one: &WaitingView) -> String {
    let municipality = one.municipality.as_ref().map_or("", |place| &place.name);
    let cluster = one.cluster.as_ref().map_or("", |cluster| &cluster.name);
    let place = one.network.as_ref().map_or(cluster, |network| &network.name);
    let role = one.role.as_ref().map(|role| offered(i18n, role, one.valid_from)).unwrap_or_default();
    let (title, name) = (one.title.as_deref().unwrap_or_default(), one.person.as_deref().unwrap_or_default());
    let later = one.valid_from.filter(|from| *from > format::today());
    let date = later.map(|from| format::date(i18n, from)).unwrap_or_default();
    let key = match one.kind {
        WaitingKind::Membership => key::WAITING_MEMBERSHIP,
        WaitingKind::Motor => key::WAITING_MOTOR,
        WaitingKind::Agreement => key::WAITING_AGREEMENT,
        WaitingKind::RoleOffer => key::WAITING_ROLE_OFFER,
        WaitingKind::Deputy => key::WAITING_DEPUTY,
        WaitingKind::DeputyDeclined => key::WAITING_DEPUTY_DECLINED,
        WaitingKind::NetworkHandedOver if later.is_some() => key::WAITING_HANDED_OVER_FROM,
        WaitingKind::NetworkHandedOver => key::WAITING_HANDED_OVER,
        WaitingKind::WrittenDown => one.matter.map_or(key::WAITING_WRITTEN_ANCHORED, written),
    };
    let values = [
        ("municipality", municipality),
        ("cluster", cluster),
        ("place", place),
        ("title", title),
        ("role", role.as_str()),
        ("name", name),
        ("date", date.as_str()),
    ];
    i18n.fill(key, &values)
}

/// What another wrote down.
const fn written(matter: SpokenMatter) -> texts::Key {
    match matter {
        SpokenMatter::Agreed => key::WAITING_WRITTEN_AGREED,
        SpokenMatter::Declined => key::WAITING_WRITTEN_DECLINED,
        SpokenMatter::Signed => key::WAITING_WRITTEN_SIGNED,
        SpokenMatter::Ambition => key::WAITING_WRITTEN_AMBITION,
        SpokenMatter::LeftCluster => key::WAITING_WRITTEN_LEFT_CLUSTER,
        SpokenMatter::JoinedNetwork => key::WAITING_WRITTEN_JOINED_NETWORK,
        SpokenMatter::LeftNetwork => key::WAITING_WRITTEN_LEFT_NETWORK,
    }
}

/// A role; one that begins later with the number of the municipality and the day, since it may be of a municipality that is
/// to be and called as the one where it is held already.
fn offered(i18n: I18n, role: &RoleView, from: Option<Date>) -> String {
    let Some(from) = from.filter(|from| *from > format::today()) else { return titled(i18n, role) };
    let role = match &role.municipality {
        Some(place) => format!("{}, {} {}", i18n.heading(role.role.key()), place.number, place.name),
        None => titled(i18n, role),
    };
    i18n.fill(key::WAITING_ROLE_FROM, &[("role", &role), ("date", &format::date(i18n, from))])
}

/// Where it is answered.
fn way(one: &WaitingView) -> String {
    if let Some(network) = &one.network {
        return Route::Network(network.id).path();
    }
    if let (WaitingKind::WrittenDown, None, Some(place)) = (one.kind, &one.cluster, &one.municipality)
        && let Ok(number) = MunicipalityNumber::parse(&place.number)
    {
        return Route::Municipality(number).path();
    }
    match one.kind {
        WaitingKind::NetworkHandedOver => Route::Networks.path(),
        WaitingKind::WrittenDown | WaitingKind::Membership | WaitingKind::Motor | WaitingKind::Agreement => {
            Route::Cluster(ClusterId(one.resource_id)).path()
        }
        WaitingKind::RoleOffer | WaitingKind::Deputy | WaitingKind::DeputyDeclined => {
            Route::RolePage(RoleAssignmentId(one.resource_id)).path()
        }
    }
}

fn item(i18n: I18n, one: WaitingView) -> impl IntoView {
    let (href, since, until) = (way(&one), one.since, one.until);
    let (kind, reference) = (one.kind, one.reference.clone());
    let when = move || {
        let date = format::date(i18n, since);
        match (kind, reference.as_deref()) {
            (WaitingKind::Deputy, _) => days(i18n, since, until),
            (WaitingKind::WrittenDown, Some(reference)) => {
                i18n.fill(key::WAITING_DONE_ON_REFERENCE, &[("date", &date), ("reference", reference)])
            }
            (WaitingKind::WrittenDown | WaitingKind::NetworkHandedOver | WaitingKind::DeputyDeclined, _) => {
                i18n.fill(key::WAITING_DONE_ON, &[("date", &date)])
            }
            _ => i18n.fill(key::WAITING_SINCE, &[("date", &date)]),
        }
    };
    view! {
        <li>
            <a class="ds-link" href=href>{move || sentence(i18n, &one)}</a>
            <div class="app-meta">{when}</div>
        </li>
    }
}

/// Items under a heading; nothing where there are none.
fn section(i18n: I18n, id: &'static str, heading: texts::Key, all: Vec<WaitingView>) -> Option<AnyView> {
    let color = if all.iter().any(|one| one.kind.wants_answer()) { "warning" } else { "info" };
    (!all.is_empty()).then(|| {
        let items = all.into_iter().map(|one| item(i18n, one)).collect_view();
        view! {
            <section class="app-panel" data-color=color aria-labelledby=id>
                <h2 class="ds-heading" data-size="sm" id=id>{i18n.t(heading)}</h2>
                <ul class="app-list">{items}</ul>
            </section>
        }
        .into_any()
    })
}

fn all(municipality: Option<String>) -> LocalResource<Result<Page<WaitingView>, ui::Failure>> {
    load(move |session| {
        let filter = WaitingFilter { municipality: municipality.clone().into_iter().collect() };
        let paging = Paging { limit: Some(200), ..Paging::default() };
        async move { session.call(async |client| client.list_my_waiting(&filter, &paging).await).await }
    })
}

/// The reader's own page.
#[component]
pub(in crate::features) fn MyPage() -> impl IntoView {
    let i18n = use_i18n();
    let show = move |page: Page<WaitingView>| {
        let (asked, told): (Vec<_>, Vec<_>) = page.items.into_iter().partition(|one| one.kind.wants_answer());
        let none =
            asked.is_empty().then(|| view! { <p class="ds-paragraph">{i18n.t(key::WAITING_NONE)}</p> });
        let (deputy_for, told): (Vec<_>, Vec<_>) =
            told.into_iter().partition(|one| one.kind == WaitingKind::Deputy);
        let (declined, told): (Vec<_>, Vec<_>) =
            told.into_iter().partition(|one| one.kind == WaitingKind::DeputyDeclined);
        let deputy = (!deputy_for.is_empty())
            .then(|| view! { <p class="ds-paragraph">{i18n.t(key::WAITING_DEPUTY_ABOUT)}</p> });
        let days = TOLD_FOR_DAYS.to_string();
        let about = move || i18n.fill(key::WAITING_TOLD_ABOUT, &[("days", &days)]);
        let object = (!told.is_empty()).then(|| view! { <p class="ds-paragraph">{about}</p> });
        view! {
            {none}
            {section(i18n, "answers", key::WAITING_ANSWERS, asked)}
            {section(i18n, "declined", key::WAITING_DEPUTY_NONE, declined)}
            {section(i18n, "deputy", key::WAITING_DEPUTY_FOR, deputy_for)}
            {deputy}
            {section(i18n, "told", key::WAITING_TOLD, told)}
            {object}
        }
        .into_any()
    };
    view! {
        <PageHeading text=i18n.t(key::NAV_MINE) />
        <p class="ds-paragraph app-lead">{i18n.t(key::WAITING_ABOUT)}</p>
        <Loaded resource=all(None) view=show />
        <OwnDrafts />
        <SinceLast />
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Profile.path()>{i18n.t(key::NAV_PROFILE)}</a>
        </p>
    }
}

/// Whom the reader stands in for, now or later.
#[component]
pub(in crate::features) fn Deputyships() -> impl IntoView {
    let i18n = use_i18n();
    let show = move |page: Page<WaitingView>| {
        let told: Vec<_> = page.items.into_iter().filter(|one| one.kind == WaitingKind::Deputy).collect();
        section(i18n, "deputy", key::WAITING_DEPUTY_FOR, told).into_any()
    };
    view! { <Loaded resource=all(None) view=show /> }
}

/// What waits for an answer from a municipality, on its page: for whoever speaks for it.
#[component]
pub(in crate::features) fn WaitingHere(
    /// Number of the municipality.
    number: String,
) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let own = session.me().is_some_and(|me| {
        me.may_register_for.iter().any(|place| place.own && place.municipality.number == number)
    });
    own.then(|| {
        let show = move |page: Page<WaitingView>| {
            let (asked, told): (Vec<_>, Vec<_>) =
                page.items.into_iter().partition(|one| one.kind.wants_answer());
            view! {
                {section(i18n, "waiting", key::WAITING_HERE, asked)}
                {section(i18n, "told", key::WAITING_TOLD, told)}
            }
            .into_any()
        };
        view! { <Loaded resource=all(Some(number)) view=show /> }
    })
}

/// That something waits for the reader, where she begins; nothing where nothing does.
#[component]
pub(in crate::features) fn WaitingLine() -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    move || {
        let count = session.me().map_or(0, |me| me.waiting);
        (count > 0).then(|| {
            let text = move || i18n.fill(key::WAITING_LINE, &[("count", &count.to_string())]);
            view! {
                <Alert>
                    <p class="ds-paragraph">
                        {text} " "
                        <a class="ds-link" href=Route::MyPage.path()>{i18n.t(key::WAITING_LINE_LINK)}</a>
                    </p>
                </Alert>
            }
        })
    }
}

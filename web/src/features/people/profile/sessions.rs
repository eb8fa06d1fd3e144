//! Where one is signed in, and the end of it.

use crate::failure::failure;
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::session::{load, use_session};
use contract::page::{Page, Paging};
use contract::people::{SessionAction, SessionView};
use domain::SessionId;
use leptos::prelude::*;
use texts::{Key, key};
use ui::{Announcer, Button, Color, Failure, FailureView, Loaded, Tag, Variant, focus_element};

/// The id of the heading over the sessions, to which the reader comes when one has ended.
const HEADING: &str = "sessions";

/// Ends sessions: those named, one after the other, and says so afterwards.
type End = Callback<(Vec<SessionId>, Key)>;

/// The part of the page.
#[component]
pub(super) fn Sessions(
    /// Told when some have ended otherwise.
    changed: Trigger,
) -> impl IntoView {
    let (i18n, session, announcer) = (use_i18n(), use_session(), Announcer::get());
    let list = load(move |session| {
        changed.track();
        async move {
            let paging = Paging { limit: Some(200), ..Paging::default() };
            session.call(async |client| client.list_my_sessions(&paging).await).await
        }
    });
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Failure>));
    let end: End = Callback::new(move |(ids, done): (Vec<SessionId>, Key)| {
        leptos::task::spawn_local(async move {
            busy.set(true);
            let mut result = Ok(());
            for id in ids {
                result = session.call(async |client| client.end_my_session(id).await).await;
                // One that has ended meanwhile is what was wanted.
                if result.as_ref().is_err_and(|error| error.status() == Some(404)) {
                    result = Ok(());
                }
                if result.is_err() {
                    break;
                }
            }
            busy.set(false);
            trouble.set(result.as_ref().err().map(|error| failure(i18n, error)));
            list.refetch();
            if result.is_ok() {
                announcer.say(i18n.text_now(done));
                // The button that was pressed goes with its line.
                focus_element(HEADING);
            }
        });
    });
    let show = move |page: Page<SessionView>| sessions(i18n, page.items, busy, end);
    view! {
        <section class="app-stack" aria-labelledby=HEADING>
            <h2 class="ds-heading" data-size="sm" id=HEADING tabindex="-1">{i18n.t(key::PROFILE_SESSIONS)}</h2>
            <p class="ds-paragraph">{i18n.t(key::PROFILE_SESSIONS_ABOUT)}</p>
            {move || trouble.get().map(|failure| view! { <FailureView failure=failure /> })}
            <Loaded resource=list view=show />
        </section>
    }
}

fn sessions(i18n: I18n, all: Vec<SessionView>, busy: RwSignal<bool>, end: End) -> AnyView {
    let others: Vec<_> = all.iter().filter(|one| !one.current).map(|one| one.id).collect();
    let end_others = (others.len() > 1).then(|| {
        let press = move |()| end.run((others.clone(), key::PROFILE_SESSIONS_ENDED_OTHERS));
        view! {
            <div>
                <Button variant=Variant::Secondary busy=busy on_press=press>
                    {i18n.t(key::PROFILE_SESSIONS_END_OTHERS)}
                </Button>
            </div>
        }
    });
    let each = all.into_iter().map(|session| one(i18n, session, busy, end)).collect_view();
    view! {
        <ul class="app-list">{each}</ul>
        {end_others}
    }
    .into_any()
}

fn one(i18n: I18n, session: SessionView, busy: RwSignal<bool>, end: End) -> impl IntoView {
    let (id, began, used) = (session.id, session.created_at, session.last_used_at);
    let device = session.device.clone();
    let device = Signal::derive(move || {
        if device.is_empty() { i18n.text(key::PROFILE_SESSIONS_UNKNOWN) } else { device.clone() }
    });
    let moment = move |key: Key, at| move || i18n.fill(key, &[("moment", &format::moment(i18n, at))]);
    let here = session
        .current
        .then(|| view! { <Tag color=Color::Success>{i18n.t(key::PROFILE_SESSIONS_HERE)}</Tag> });
    let may = !session.current && session.allowed_actions.contains(&SessionAction::End);
    let button = may.then(|| {
        let press = move |()| end.run((vec![id], key::PROFILE_SESSIONS_ENDED));
        let label = move || i18n.fill(key::PROFILE_SESSIONS_END, &[("device", &device.get())]);
        view! {
            <div>
                <Button variant=Variant::Secondary small=true busy=busy on_press=press>{label}</Button>
            </div>
        }
    });
    view! {
        <li>
            <div class="app-row"><strong>{move || texts::sentence_case(&device.get())}</strong> {here}</div>
            <div class="app-meta">
                <span>{moment(key::PROFILE_SESSIONS_BEGAN, began)}</span>
                <span>{moment(key::PROFILE_SESSIONS_USED, used)}</span>
            </div>
            {button}
        </li>
    }
}

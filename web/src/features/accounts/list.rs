//! The accounts there are, and what can be done with each.

use super::link::Made;
use crate::failure::failure;
use crate::features::people::employer;
use crate::features::people::told::titled;
use crate::i18n::use_i18n;
use crate::narrow::{Name, Narrow, Narrowed, Part};
use crate::routing::Route;
use crate::session::{load, use_session};
use contract::page::{Page, Paging};
use contract::people::{UpdateUser, UserFilter, UserView};
use leptos::prelude::*;
use texts::{Key, key};
use ui::{Announcer, Button, Dialog, Failure, FailureView, Loaded, Pager, Table, Variant, focus_element};

/// The id of the heading over the list.
const HEADING: &str = "accounts-heading";

/// The list.
#[component]
pub(super) fn List(link: RwSignal<Option<Made>>, changed: Trigger) -> impl IntoView {
    let i18n = use_i18n();
    let query = Narrowed::here(Route::Accounts, &[Name::text("q")]);
    let list = load(move |session| {
        changed.track();
        let (filter, paging) = query.with(|query| {
            let filter = UserFilter { q: query.text("q"), active: None };
            (filter, Paging { count: None, ..query.paging() })
        });
        async move { session.call(async |client| client.list_users(&filter, &paging).await).await }
    });
    let trouble = RwSignal::new(None::<Failure>);
    let show = move |page: Page<UserView>| {
        if page.items.is_empty() {
            return view! { <p class="ds-paragraph">{i18n.t(key::ACCOUNTS_EMPTY)}</p> }.into_any();
        }
        let (next, first) = query.with_untracked(|query| (query.next(page.next_cursor), query.first()));
        let rows = page.items.into_iter().map(|user| {
            view! { <Row user=user link=link changed=changed trouble=trouble /> }
        });
        let rows = rows.collect_view();
        let columns = vec![
            i18n.t(key::STRUCTURE_PAGE_NAME),
            i18n.t(key::ACCOUNT_EMAIL),
            i18n.h(key::ROLE_ASSIGNMENT_PLURAL),
            i18n.t(key::ACCOUNTS_STATUS),
            i18n.t(key::STEP_ACTIONS),
        ];
        view! {
            <Table id="accounts" caption=i18n.t(key::ACCOUNTS_LIST) columns=columns quiet=true>{rows}</Table>
            <Pager next=next first=first />
        }
        .into_any()
    };
    view! {
        <h2 class="ds-heading" data-size="sm" id=HEADING tabindex="-1">{i18n.t(key::ACCOUNTS_LIST)}</h2>
        <Narrow query=query parts=vec![Part::search(i18n.t(key::ACCOUNTS_SEARCH))] />
        {move || trouble.get().map(|failure| view! { <FailureView failure=failure /> })}
        <Loaded resource=list view=show />
    }
}

/// How an account stands.
fn status(user: &UserView) -> Key {
    match (user.active, user.email.is_some(), user.can_sign_in) {
        (false, _, _) => key::ACCOUNTS_INACTIVE,
        (true, false, _) => key::ACCOUNTS_NO_SIGN_IN,
        (true, true, false) => key::ACCOUNTS_NO_PASSWORD,
        (true, true, true) => key::ACCOUNTS_ACTIVE,
    }
}

#[component]
fn Row(
    user: UserView,
    link: RwSignal<Option<Made>>,
    changed: Trigger,
    trouble: RwSignal<Option<Failure>>,
) -> impl IntoView {
    let (i18n, session, announcer) = (use_i18n(), use_session(), Announcer::get());
    let (id, active) = (user.id, user.active);
    let name = StoredValue::new(user.display_name.clone());
    let (busy, asking) = (RwSignal::new(false), RwSignal::new(false));
    let make_link = move |()| {
        leptos::task::spawn_local(async move {
            busy.set(true);
            let result = session.call(async |client| client.create_user_link(id).await).await;
            busy.set(false);
            trouble.set(result.as_ref().err().map(|error| failure(i18n, error)));
            if let Ok(made) = result {
                link.set(Some(Made { name: name.get_value(), link: made }));
            }
        });
    };
    let set_active = move |wanted: bool| {
        asking.set(false);
        leptos::task::spawn_local(async move {
            busy.set(true);
            let change = async |client: client::Client| {
                // Fetched first, so that the version is that of this moment: the switch means the same whatever else changed.
                let now = client.get_user(id).await?;
                let body = UpdateUser { active: Some(wanted), ..UpdateUser::default() };
                client.update_user(id, &now.etag, &body).await
            };
            let result = session.call(change).await;
            busy.set(false);
            trouble.set(result.as_ref().err().map(|error| failure(i18n, error)));
            if result.is_ok() {
                let done = if wanted { key::ACCOUNTS_REOPENED } else { key::ACCOUNTS_CLOSED };
                announcer.say(i18n.text_now(done));
                changed.notify();
                // The button that was pressed goes with its row.
                focus_element(HEADING);
            }
        });
    };
    let status = status(&user);
    let roles = StoredValue::new(user.roles.clone());
    let roles = move || {
        roles.with_value(|roles| {
            roles.iter().map(|held| view! { <div>{titled(i18n, held)}</div> }).collect_view()
        })
    };
    let employer = user.employer.as_ref().and_then(employer::shown);
    let may_sign_in = user.email.is_some();
    let actions = may_sign_in.then(|| {
        let switch = if active {
            view! {
                <Button variant=Variant::Tertiary small=true danger=true busy=busy on_press=move |()| asking.set(true)>
                    {i18n.t(key::ACCOUNTS_CLOSE)}
                </Button>
            }
            .into_any()
        } else {
            view! {
                <Button variant=Variant::Tertiary small=true busy=busy on_press=move |()| set_active(true)>
                    {i18n.t(key::ACCOUNTS_REOPEN)}
                </Button>
            }
            .into_any()
        };
        let make = active.then(|| {
            view! {
                <Button variant=Variant::Tertiary small=true busy=busy on_press=make_link>
                    {i18n.t(key::ACCOUNTS_MAKE_LINK)}
                </Button>
            }
        });
        view! {
            {make}
            {switch}
            <Dialog id=format!("close-{id}") heading=i18n.t(key::ACCOUNTS_CLOSE) open=asking>
                <div class="app-stack">
                    <p class="ds-paragraph"><strong>{name.get_value()}</strong></p>
                    <p class="ds-paragraph">{i18n.t(key::ACCOUNTS_ASK_CLOSE)}</p>
                    <div class="app-row">
                        <Button danger=true on_press=move |()| set_active(false)>{i18n.t(key::ACCOUNTS_CLOSE)}</Button>
                        <Button variant=Variant::Tertiary on_press=move |()| asking.set(false)>
                            {i18n.t(key::UI_CANCEL)}
                        </Button>
                    </div>
                </div>
            </Dialog>
        }
    });
    view! {
        <tr>
            <th scope="row">
                {user.display_name}
                {employer.map(|employer| view! { <div class="app-meta">{employer}</div> })}
            </th>
            <td>{user.email}</td>
            <td>{roles}</td>
            <td>{i18n.t(status)}</td>
            <td>{actions}</td>
        </tr>
    }
}

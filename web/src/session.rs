//! Who is signed in. The access token lives in memory alone; the refresh token is a cookie that no script can read.
//!
//! A mark in the browser's storage says that there may be a session, and whose. Without it nothing is asked for when the
//! app opens, so that a visitor who is not signed in causes no failing request. By it the tabs of a browser, which share
//! the cookie, hear of each other's signing in and out.
//!
//! What stands in a tab belongs to one person. When the cookie turns out to be another's, the tab starts over.

mod joined;
mod turn;

use crate::failure::failure;
use crate::i18n::{I18n, use_i18n};
use crate::labels;
use crate::live::{self, Live};
use crate::storage::{self, Keep};
use client::{Client, Error};
use contract::people::{Login, Me, Token};
use contract::problem::Code;
use domain::UserId;
use domain::access::Role;
use futures_util::FutureExt;
use joined::Joined;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;
use turn::Turn;
use ui::Failure;

const MARK: &str = "ksf.session";
/// A token that ends so soon (milliseconds) is renewed before it is used.
const MARGIN: f64 = 20_000.0;

/// What is known of the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Person {
    /// Being found out.
    Unknown,
    /// The service could not be asked.
    Unreachable,
    /// Not signed in.
    Nobody,
    /// Signed in.
    Somebody(Arc<Me>),
}

#[derive(Clone)]
struct Access {
    token: String,
    ends: f64,
}

/// The session of this tab.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    person: RwSignal<Person>,
    access: StoredValue<Option<Access>>,
    /// Who is or was last signed in here: what stands in this tab is theirs, also after the session has ended.
    owner: StoredValue<Option<UserId>>,
    renewal: Joined,
    opening: Joined,
    i18n: I18n,
}

impl Session {
    /// Makes the session known to every component below, and finds out who is signed in.
    pub(crate) fn provide() -> Session {
        let i18n = use_i18n();
        let session = Session {
            person: RwSignal::new(Person::Unknown),
            access: StoredValue::new(None),
            owner: StoredValue::new(None),
            renewal: Joined::new(),
            opening: Joined::new(),
            i18n,
        };
        provide_context(session);
        session.open();
        let marked = window_event_listener(leptos::ev::storage, move |event| {
            if event.key().is_none_or(|name| name == MARK) {
                leptos::task::spawn_local(session.follow());
            }
        });
        on_cleanup(move || marked.remove());
        Effect::new(move |_| {
            if let Person::Somebody(me) = session.person.get() {
                i18n.follow(labels::lang(me.language));
            }
        });
        session
    }

    /// What is known of the reader.
    pub(crate) fn person(self) -> Person {
        self.person.get()
    }

    /// The person, when signed in.
    pub(crate) fn me(self) -> Option<Arc<Me>> {
        match self.person.get() {
            Person::Somebody(me) => Some(me),
            Person::Unknown | Person::Unreachable | Person::Nobody => None,
        }
    }

    /// The person, when signed in, outside of anything reactive: on a page behind the sign-in, which stays as it is
    /// when the session ends.
    pub(crate) fn me_now(self) -> Option<Arc<Me>> {
        untrack(move || self.me())
    }

    /// Waits until it is known who is signed in.
    pub(crate) async fn opened(self) {
        self.opening.over().await;
    }

    /// Finds out who is signed in; also a second time, when the service could not be asked.
    pub(crate) fn open(self) {
        if storage::get(Keep::Always, MARK).is_none() {
            self.person.set(Person::Nobody);
            return;
        }
        self.person.set(Person::Unknown);
        let opening = async move {
            let opened = self.renew().await;
            if !opened && self.person.get_untracked() == Person::Unknown {
                self.person.set(Person::Unreachable);
            }
            opened
        };
        leptos::task::spawn_local(self.opening.once(opening).map(drop));
    }

    /// Follows what another tab did: it signed out, or somebody in.
    async fn follow(self) {
        self.opening.over().await;
        match (storage::get(Keep::Always, MARK), self.person.get_untracked()) {
            (None, Person::Nobody) => {}
            (None, Person::Unknown | Person::Unreachable | Person::Somebody(_)) => self.forget(),
            (Some(mark), Person::Somebody(me)) if mark == me.id.to_string() => {}
            (Some(_), _) => self.open(),
        }
    }

    /// Signs in.
    ///
    /// # Errors
    /// Wrong credentials, or no contact.
    pub(crate) async fn sign_in(self, login: &Login) -> Result<(), Error> {
        let _turn = Turn::wait().await;
        let token = self.plain_client().login(login).await?;
        let me = self.read(&token).await?;
        self.keep(token, me);
        Ok(())
    }

    /// Takes what the service says of the person who is signed in, after a change.
    pub(crate) fn take(self, me: Me) {
        let same = self.owner.get_value() == Some(me.id);
        let person = Person::Somebody(Arc::new(me));
        if same && self.person.get_untracked() != person {
            self.person.set(person);
        }
    }

    /// Asks again who is signed in: a role was accepted or has ended, and the menu follows. Without contact it stays as
    /// it is.
    pub(crate) fn reread(self) {
        leptos::task::spawn_local(async move {
            if let Ok(me) = self.call(async |client| client.get_me().await).await {
                self.take(me);
            }
        });
    }

    /// Ends the session, here and at the service.
    ///
    /// # Errors
    /// No contact: then the session is not ended.
    pub(crate) async fn sign_out(self) -> Result<(), Error> {
        let _turn = Turn::wait().await;
        match self.plain_client().logout().await {
            Err(error) if error.status() != Some(401) => Err(error),
            Ok(()) | Err(_) => {
                self.forget();
                // Whoever signs in next begins on another page.
                self.owner.set_value(None);
                Ok(())
            }
        }
    }

    /// Makes a request as the person who is signed in. When the token has ended it is renewed and the request made
    /// again; when it cannot be renewed, the request is made once more as nobody, which public data allow.
    ///
    /// # Errors
    /// Whatever the request gives.
    pub(crate) async fn call<T>(self, request: impl AsyncFn(Client) -> Result<T, Error>) -> Result<T, Error> {
        self.opening.over().await;
        let owner = self.owner.get_value();
        let ends = self.access.with_value(|access| access.as_ref().map(|access| access.ends));
        if ends.is_some_and(|ends| ends - js_sys::Date::now() < MARGIN) {
            self.renew().await;
        }
        let signed_in = self.access.with_value(Option::is_some);
        match request(self.client()).await {
            Err(error) if signed_in && is_expired(&error) => {
                self.renew().await;
                // Another person has signed in here meanwhile: this was not asked for by them.
                if self.owner.get_value() != owner {
                    return Err(error);
                }
                request(self.client()).await
            }
            result => result,
        }
    }

    /// Renews the access token. However many requests ask at the same time, one renewal is made.
    async fn renew(self) -> bool {
        let renewal = self.renewal.once(async move { self.renew_now().await });
        // It ends also when everybody who waited has left: the other tabs wait for their turn.
        leptos::task::spawn_local(renewal.clone().map(drop));
        renewal.await
    }

    async fn renew_now(self) -> bool {
        let turn = Turn::wait().await;
        match self.fetch().await {
            Ok((_, me)) if is_another(self.owner.get_value(), me.id) => {
                drop(turn);
                self.start_over();
                false
            }
            Ok((token, me)) => {
                self.keep(token, me);
                true
            }
            Err(error) => {
                if error.status() == Some(401) {
                    self.forget();
                }
                false
            }
        }
    }

    /// A new token by the cookie, and whose it is.
    async fn fetch(self) -> Result<(Token, Me), Error> {
        let token = self.plain_client().refresh_session().await?;
        let me = self.read(&token).await?;
        Ok((token, me))
    }

    /// Whose token it is.
    async fn read(self, token: &Token) -> Result<Me, Error> {
        self.plain_client().with_token(token.access_token.clone()).get_me().await
    }

    /// Takes a token, and shows whose it is.
    fn keep(self, token: Token, me: Me) {
        let ends = js_sys::Date::now() + f64::from(token.expires_in) * 1000.0;
        self.access.set_value(Some(Access { token: token.access_token, ends }));
        self.owner.set_value(Some(me.id));
        storage::set(Keep::Always, MARK, &me.id.to_string());
        let person = Person::Somebody(Arc::new(me));
        if self.person.get_untracked() != person {
            self.person.set(person);
        }
    }

    /// The cookie is another person's now. Nothing that stands or is under way here may be done in their name, so the
    /// app is fetched anew, as theirs. What was typed stays in the browser, for the one who typed it.
    fn start_over(self) {
        self.access.set_value(None);
        // Refused only to a page that is being left.
        let _ = window().location().reload();
    }

    fn forget(self) {
        storage::remove(Keep::Always, MARK);
        self.access.set_value(None);
        self.person.set(Person::Nobody);
    }

    fn plain_client(self) -> Client {
        let origin = window().location().origin().unwrap_or_default();
        Client::new(&origin).with_language(self.i18n.lang_now().tag())
    }

    fn client(self) -> Client {
        let client = self.plain_client();
        match self.access.get_value() {
            Some(access) => client.with_token(access.token),
            None => client,
        }
    }
}

/// Whether somebody sees all roles whole, with addresses: those with a role in KSF, and administrators.
pub(crate) fn reads_roles(me: &Me) -> bool {
    me.administers || me.roles.iter().any(|held| held.role != Role::Researcher)
}

/// Whether a token that came is for somebody else than the person whose pages stand here.
fn is_another(owner: Option<UserId>, token: UserId) -> bool {
    owner.is_some_and(|owner| owner != token)
}

fn is_expired(error: &Error) -> bool {
    match error.code() {
        Some(Code::TokenExpired | Code::Unauthenticated) => true,
        Some(_) | None => false,
    }
}

/// The session of this tab.
pub(crate) fn use_session() -> Session {
    expect_context()
}

/// Fetches something for a page, and again whenever a signal that `request` reads has changed, or something that the
/// reader sees.
pub(crate) fn load<T, F>(request: impl Fn(Session) -> F + 'static) -> LocalResource<Result<T, Failure>>
where
    T: PartialEq + 'static,
    F: Future<Output = Result<T, Error>> + 'static,
{
    let (session, i18n) = (use_session(), use_i18n());
    let request = Rc::new(request);
    let asked = StoredValue::new(0_u32);
    let resource = LocalResource::new({
        let request = request.clone();
        move || {
            asked.update_value(|asked| *asked = asked.wrapping_add(1));
            let answer = request(session);
            async move { answer.await.map_err(|error| failure(i18n, &error)) }
        }
    });
    let Some(live) = use_context::<Live>() else { return resource };
    let quietly = move || {
        // Of two answers that are on their way the later one counts.
        asked.update_value(|asked| *asked = asked.wrapping_add(1));
        let before = asked.get_value();
        let answer = untrack(|| request(session));
        leptos::task::spawn_local(async move {
            let Ok(fresh) = answer.await else { return }; // the old stays; whoever asks for it is told why
            // Meanwhile something else was asked for, or the page is gone.
            if asked.try_get_value() != Some(before) {
                return;
            }
            // Or somebody has begun something: it is put in when that is over.
            if live::is_busy() {
                live.changed();
                return;
            }
            let is_new = resource.try_with_untracked(|shown| matches!(shown, Some(Ok(old)) if *old != fresh));
            if is_new == Some(true) {
                let place = live::Place::now();
                resource.set(Some(Ok(fresh)));
                request_animation_frame(move || place.iter().for_each(live::Place::restore));
            }
        });
    };
    live.on_change(quietly);
    resource
}

//! Who is signed in. The access token lives in memory alone; the refresh token is a cookie that no script can read.
//!
//! A mark in the browser's storage says that there may be a session. Without it nothing is asked for when the app
//! opens, so that a visitor who is not signed in causes no failing request.

use crate::failure::failure;
use crate::i18n::{I18n, use_i18n};
use crate::labels;
use crate::storage::{self, Keep};
use client::{Client, Error};
use contract::people::{Login, Me, Token};
use contract::problem::Code;
use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, Shared};
use leptos::prelude::*;
use std::sync::Arc;
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

type Renewal = Shared<LocalBoxFuture<'static, bool>>;

/// The session of this tab.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    person: RwSignal<Person>,
    access: StoredValue<Option<Access>>,
    renewal: StoredValue<Option<Renewal>, LocalStorage>,
    opening: StoredValue<Option<Renewal>, LocalStorage>,
    i18n: I18n,
}

impl Session {
    /// Makes the session known to every component below, and finds out who is signed in.
    pub(crate) fn provide() -> Session {
        let i18n = use_i18n();
        let session = Session {
            person: RwSignal::new(Person::Unknown),
            access: StoredValue::new(None),
            renewal: StoredValue::new_local(None),
            opening: StoredValue::new_local(None),
            i18n,
        };
        provide_context(session);
        session.open();
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

    /// Finds out who is signed in; also a second time, when the service could not be asked.
    pub(crate) fn open(self) {
        if storage::get(Keep::Always, MARK).is_none() {
            self.person.set(Person::Nobody);
            return;
        }
        self.person.set(Person::Unknown);
        let opening = async move {
            if self.renew().await && self.read_person().await.is_ok() {
                return true;
            }
            if self.person.get_untracked() == Person::Unknown {
                self.person.set(Person::Unreachable);
            }
            false
        };
        let opening = opening.boxed_local().shared();
        self.opening.set_value(Some(opening.clone()));
        leptos::task::spawn_local(async move {
            opening.await;
            self.opening.set_value(None);
        });
    }

    /// Signs in.
    ///
    /// # Errors
    /// Wrong credentials, or no contact.
    pub(crate) async fn sign_in(self, login: &Login) -> Result<(), Error> {
        let token = self.plain_client().login(login).await?;
        storage::set(Keep::Always, MARK, "1");
        self.keep(token);
        self.read_person().await
    }

    /// Ends the session, here and at the service.
    ///
    /// # Errors
    /// No contact: then the session is not ended.
    pub(crate) async fn sign_out(self) -> Result<(), Error> {
        match self.plain_client().logout().await {
            Err(error) if error.status() != Some(401) => Err(error),
            Ok(()) | Err(_) => {
                self.forget();
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
        if let Some(opening) = self.opening.get_value() {
            opening.await;
        }
        let ends = self.access.with_value(|access| access.as_ref().map(|access| access.ends));
        if ends.is_some_and(|ends| ends - js_sys::Date::now() < MARGIN) {
            self.renew().await;
        }
        let signed_in = self.access.with_value(Option::is_some);
        match request(self.client()).await {
            Err(error) if signed_in && is_expired(&error) => {
                self.renew().await;
                request(self.client()).await
            }
            result => result,
        }
    }

    /// Renews the access token. However many requests ask at the same time, one renewal is made.
    async fn renew(self) -> bool {
        let running = self.renewal.get_value().unwrap_or_else(|| {
            let renewal = async move { self.renew_now().await }.boxed_local().shared();
            self.renewal.set_value(Some(renewal.clone()));
            renewal
        });
        let renewed = running.await;
        self.renewal.set_value(None);
        renewed
    }

    async fn renew_now(self) -> bool {
        match self.plain_client().refresh_session().await {
            Ok(token) => {
                self.keep(token);
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

    async fn read_person(self) -> Result<(), Error> {
        let me = self.client().get_me().await?;
        self.person.set(Person::Somebody(Arc::new(me)));
        Ok(())
    }

    fn keep(self, token: Token) {
        let ends = js_sys::Date::now() + f64::from(token.expires_in) * 1000.0;
        self.access.set_value(Some(Access { token: token.access_token, ends }));
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

/// Fetches something for a page, and again whenever a signal that `request` reads has changed.
pub(crate) fn load<T, F>(request: impl Fn(Session) -> F + 'static) -> LocalResource<Result<T, Failure>>
where
    T: 'static,
    F: Future<Output = Result<T, Error>> + 'static,
{
    let (session, i18n) = (use_session(), use_i18n());
    LocalResource::new(move || {
        let answer = request(session);
        async move { answer.await.map_err(|error| failure(i18n, &error)) }
    })
}

//! Whoever calls the service.

use crate::answer::Answer;
use crate::app::TestApp;
use api::State;
use client::Client;
use domain::{SessionId, UserId};
use reqwest::{Method, RequestBuilder};
use serde_json::Value;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;

/// Somebody who calls the service: nobody in particular, or a person in a session.
#[derive(Clone)]
pub struct Caller {
    http: reqwest::Client,
    origin: String,
    state: Arc<State>,
    signed_in: Option<(UserId, SessionId)>,
}

impl std::fmt::Debug for Caller {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Caller({:?})", self.signed_in)
    }
}

impl Caller {
    pub(crate) fn new(app: &TestApp, signed_in: Option<(UserId, SessionId)>) -> Self {
        Self { http: app.http.clone(), origin: app.origin.clone(), state: Arc::clone(&app.state), signed_in }
    }

    /// The account.
    pub fn user(&self) -> UserId {
        self.signed_in.expect("somebody who is signed in").0
    }

    /// A fresh access token of the session.
    pub fn token(&self) -> Option<String> {
        let (user, session) = self.signed_in?;
        Some(self.state.tokens.issue(user, session, self.state.clock.now()).expect("tokens can be signed"))
    }

    /// The typed client, as this caller.
    pub fn client(&self) -> Client {
        let client = Client::new(&self.origin).with_http(self.http.clone());
        match self.token() {
            Some(token) => client.with_token(token),
            None => client,
        }
    }

    /// A request to an address of the whole service.
    pub fn at(&self, method: Method, path: &str) -> Call {
        let request = self.http.request(method, format!("{}{path}", self.origin));
        Call(match self.token() {
            Some(token) => request.bearer_auth(token),
            None => request,
        })
    }

    /// A request below `/api/v1`.
    pub fn call(&self, method: Method, path: &str) -> Call {
        self.at(method, &format!("/api/v1{path}"))
    }

    /// GET.
    pub fn get(&self, path: &str) -> Call {
        self.call(Method::GET, path)
    }
    /// POST without a body.
    pub fn post(&self, path: &str) -> Call {
        self.call(Method::POST, path)
    }
    /// PATCH with a body.
    pub fn patch(&self, path: &str, body: &Value) -> Call {
        self.call(Method::PATCH, path).json(body)
    }
    /// DELETE.
    pub fn delete(&self, path: &str) -> Call {
        self.call(Method::DELETE, path)
    }
}

/// A request; awaiting it sends it.
#[derive(Debug)]
pub struct Call(RequestBuilder);

impl Call {
    /// With a JSON body.
    pub fn json(self, body: &Value) -> Self {
        Self(self.0.json(body))
    }
    /// With a body of a media type.
    pub fn body(self, media_type: &str, body: impl Into<reqwest::Body>) -> Self {
        Self(self.0.header("content-type", media_type).body(body))
    }
    /// With a header.
    pub fn header(self, name: &str, value: impl AsRef<str>) -> Self {
        Self(self.0.header(name, value.as_ref()))
    }
    /// With query parameters.
    pub fn query(self, pairs: &[(&str, &str)]) -> Self {
        Self(self.0.query(pairs))
    }
    /// With `If-Match`.
    pub fn if_match(self, etag: impl AsRef<str>) -> Self {
        self.header("if-match", etag)
    }
    /// Sends it; the body is left to be read in parts.
    pub async fn unread(self) -> reqwest::Response {
        self.0.send().await.expect("the service answers")
    }
    /// With `Idempotency-Key`.
    pub fn key(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }
}

impl IntoFuture for Call {
    type Output = Answer;
    type IntoFuture = Pin<Box<dyn Future<Output = Answer> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async { Answer::of(self.0.send().await.expect("the service answers")).await })
    }
}

//! Making requests: address, credentials, language, versions.

use crate::error::Error;
use contract::endpoints::{self, Method};
use contract::problem::Problem;
use reqwest::header::{ACCEPT_LANGUAGE, ETAG, IF_MATCH};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Write;

/// A resource with the ETag it came with; pass the tag back to change it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versioned<T> {
    /// The resource.
    pub value: T,
    /// Its ETag.
    pub etag: String,
}

/// The tag by which something is changed that came in a list, with its version: the service compares the version alone.
pub fn tag_of(version: i32) -> String {
    format!("\"{version}\"")
}

/// A client of one service. Cheap to clone; the `with_` functions give a changed copy.
#[derive(Clone, Debug)]
pub struct Client {
    base: String,
    http: reqwest::Client,
    token: Option<String>,
    language: Option<String>,
    idempotency_key: Option<String>,
}

/// What a call sends besides method and path.
pub(crate) struct Call<'a, Q: ?Sized, B: ?Sized> {
    pub(crate) path: &'a [&'a str],
    pub(crate) query: Option<&'a Q>,
    pub(crate) body: Option<&'a B>,
    pub(crate) if_match: Option<&'a str>,
}

impl<'a> Call<'a, (), ()> {
    pub(crate) const fn to(path: &'a [&'a str]) -> Self {
        Self { path, query: None, body: None, if_match: None }
    }
}

impl<'a, Q: ?Sized, B: ?Sized> Call<'a, Q, B> {
    pub(crate) fn query<R: ?Sized>(self, query: &'a R) -> Call<'a, R, B> {
        Call { path: self.path, query: Some(query), body: self.body, if_match: self.if_match }
    }
    pub(crate) fn body<C: ?Sized>(self, body: &'a C) -> Call<'a, Q, C> {
        Call { path: self.path, query: self.query, body: Some(body), if_match: self.if_match }
    }
    pub(crate) fn if_match(mut self, etag: &'a str) -> Self {
        self.if_match = Some(etag);
        self
    }
}

impl Client {
    /// A client of the service at an origin such as `http://localhost:8080`.
    pub fn new(origin: &str) -> Self {
        Self {
            base: format!("{}/api/v1", origin.trim_end_matches('/')),
            http: reqwest::Client::new(),
            token: None,
            language: None,
            idempotency_key: None,
        }
    }
    /// With a given HTTP client (time-outs, cookies, proxies).
    pub fn with_http(self, http: reqwest::Client) -> Self {
        Self { http, ..self }
    }
    /// Signed in.
    pub fn with_token(self, token: impl Into<String>) -> Self {
        Self { token: Some(token.into()), ..self }
    }
    /// Not signed in.
    pub fn without_token(self) -> Self {
        Self { token: None, ..self }
    }
    /// Problems and labels in a language: `nb`, `nn` or `en`.
    pub fn with_language(self, language: impl Into<String>) -> Self {
        Self { language: Some(language.into()), ..self }
    }
    /// Sends this key with every POST, so that one that is repeated, since its answer was lost, is done once.
    pub fn with_idempotency_key(self, key: impl Into<String>) -> Self {
        Self { idempotency_key: Some(key.into()), ..self }
    }
    /// With a key of its own for one of several requests that are made at once under one key.
    pub fn for_part(self, part: &str) -> Self {
        let key = self.idempotency_key.as_ref().map(|key| format!("{key}-{part}"));
        Self { idempotency_key: key, ..self }
    }

    /// Sends an operation of the endpoint table and returns the answer if it is a success.
    pub(crate) async fn send<Q, B>(&self, id: &str, call: Call<'_, Q, B>) -> Result<reqwest::Response, Error>
    where
        Q: Serialize + ?Sized,
        B: Serialize + ?Sized,
    {
        let endpoint = endpoints::find(id).ok_or(Error::Unexpected { status: 0 })?;
        let method = match endpoint.method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Patch => reqwest::Method::PATCH,
            Method::Delete => reqwest::Method::DELETE,
        };
        let url = format!("{}{}", self.base, fill(endpoint.path, call.path));
        let mut request = self.http.request(method, url);
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        if let Some(language) = &self.language {
            request = request.header(ACCEPT_LANGUAGE, language);
        }
        if let (Method::Post, Some(key)) = (endpoint.method, &self.idempotency_key) {
            request = request.header("Idempotency-Key", key);
        }
        if let Some(query) = call.query {
            request = request.query(&pairs(query));
        }
        if let Some(etag) = call.if_match {
            request = request.header(IF_MATCH, etag);
        }
        if let Some(body) = call.body {
            request = request.json(body);
        }
        let response = request.send().await?;
        let status = response.status();
        if status.is_success() {
            return Ok(response);
        }
        let text = response.text().await?;
        Err(serde_json::from_str::<Problem>(&text)
            .map_or(Error::Unexpected { status: status.as_u16() }, |problem| {
                Error::Problem(Box::new(problem))
            }))
    }

    pub(crate) async fn json<T, Q, B>(&self, id: &str, call: Call<'_, Q, B>) -> Result<T, Error>
    where
        T: DeserializeOwned,
        Q: Serialize + ?Sized,
        B: Serialize + ?Sized,
    {
        Ok(self.send(id, call).await?.json().await?)
    }

    pub(crate) async fn versioned<T, Q, B>(
        &self,
        id: &str,
        call: Call<'_, Q, B>,
    ) -> Result<Versioned<T>, Error>
    where
        T: DeserializeOwned,
        Q: Serialize + ?Sized,
        B: Serialize + ?Sized,
    {
        let response = self.send(id, call).await?;
        let etag =
            response.headers().get(ETAG).and_then(|tag| tag.to_str().ok()).unwrap_or_default().to_owned();
        Ok(Versioned { value: response.json().await?, etag })
    }
}

/// Puts values into a path template, percent-encoded.
fn fill(template: &str, values: &[&str]) -> String {
    let mut values = values.iter();
    let mut path = String::new();
    for segment in template.split('/').skip(1) {
        path.push('/');
        if segment.starts_with('{') {
            for byte in values.next().copied().unwrap_or_default().bytes() {
                if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                    path.push(char::from(byte));
                } else {
                    let _ = write!(path, "%{byte:02X}"); // writing to a String cannot fail
                }
            }
        } else {
            path.push_str(segment);
        }
    }
    path
}

/// A query's pairs; lists become repeated names.
fn pairs<Q: Serialize + ?Sized>(query: &Q) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let plain = |value: &serde_json::Value| match value {
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    if let Ok(serde_json::Value::Object(members)) = serde_json::to_value(query) {
        for (name, value) in members {
            match value {
                serde_json::Value::Null => {}
                serde_json::Value::Array(items) => {
                    pairs.extend(items.iter().map(|item| (name.clone(), plain(item))));
                }
                single => pairs.push((name, plain(&single))),
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_values_are_encoded() {
        assert_eq!(fill("/needs/{needId}/submit", &["a/b å"]), "/needs/a%2Fb%20%C3%A5/submit");
    }

    #[test]
    fn lists_become_repeated_names_and_absent_values_nothing() {
        let filter = contract::needs::NeedFilter {
            q: Some("natt".into()),
            process: vec![domain::need::NeedProcess::Submitted, domain::need::NeedProcess::Qualified],
            ..Default::default()
        };
        let mut found = pairs(&filter);
        found.sort();
        let expected = [("process", "qualified"), ("process", "submitted"), ("q", "natt")];
        assert_eq!(found, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }
}

//! What the service answered, and what a test expects of it.

use contract::problem::{Code, FieldCode, Problem};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// An answer, read whole.
#[derive(Clone, Debug)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    headers: reqwest::header::HeaderMap,
    /// The body as text.
    pub body: String,
}

impl Answer {
    pub(crate) async fn of(response: reqwest::Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Self { status, headers, body: response.text().await.expect("the body arrives whole") }
    }

    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a readable header"))
    }

    /// All values of a header.
    pub fn headers(&self, name: &str) -> Vec<&str> {
        self.headers.get_all(name).iter().map(|value| value.to_str().expect("a readable header")).collect()
    }

    /// Everything that was sent, for tests that look for what must not be in it.
    pub fn whole(&self) -> String {
        format!("{:?}\n{}", self.headers, self.body)
    }

    /// The ETag, which must be there.
    #[track_caller]
    pub fn etag(&self) -> String {
        let tag = self.header("etag");
        assert!(!tag.is_empty(), "an ETag on {self:?}");
        tag.to_owned()
    }

    /// The body as a type of the contract.
    #[track_caller]
    pub fn read<T: DeserializeOwned>(&self) -> T {
        serde_json::from_str(&self.body).unwrap_or_else(|e| panic!("{e} in {self:?}"))
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        self.read()
    }

    /// Expects a status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.body);
        self
    }

    /// Expects 200 with JSON.
    #[track_caller]
    pub fn ok(self) -> Value {
        let answer = self.expect(200);
        assert_eq!(answer.header("content-type"), "application/json");
        answer.json()
    }

    /// Expects a problem in its full coat.
    #[track_caller]
    pub fn refused(self, code: Code) -> Problem {
        assert_eq!(self.status, code.status(), "{}", self.body);
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.body);
        assert_eq!(self.header("cache-control"), "no-store");
        let problem: Problem = self.read();
        assert_eq!((problem.code, problem.status), (code, code.status()));
        assert!(!problem.title.is_empty() && !problem.detail.is_empty() && !problem.error_id.is_empty());
        assert_eq!(problem.kind, format!("/api/docs/problems#{}", code.code()));
        if code.status() == 401 {
            assert_eq!(self.header("www-authenticate"), "Bearer");
        }
        // A field is told in words, and a length with the limit that was broken.
        let sized = |code| matches!(code, FieldCode::TooShort | FieldCode::TooLong | FieldCode::TooMany);
        for error in &problem.errors {
            assert!(!error.detail.is_empty(), "{problem:?}");
            assert!(!sized(error.code) || error.limit.is_some_and(|limit| limit > 0), "{problem:?}");
        }
        problem
    }

    /// Expects 422 that points at exactly one field.
    #[track_caller]
    pub fn refused_at(self, pointer: &str, code: FieldCode) -> Problem {
        let problem = self.refused(Code::ValidationFailed);
        let found: Vec<_> = problem.errors.iter().map(|e| (e.pointer.as_str(), e.code)).collect();
        assert_eq!(found, [(pointer, code)]);
        problem
    }
}

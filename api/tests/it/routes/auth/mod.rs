//! Signing in and out.

mod change_password;
mod login;
mod logout;
mod password;
mod refresh;

use serde_json::{Value, json};
use test_support::{Answer, Call, Caller, PASSWORD, Person};

const COOKIE: &str = "__Host-ksf-session";

/// A browser's side of a session.
struct Signed {
    /// The access token.
    token: String,
    /// The refresh token.
    cookie: String,
}

impl Signed {
    fn of(answer: &Answer) -> Self {
        assert_eq!(answer.status, 200, "{}", answer.body);
        let token = answer.json()["accessToken"].as_str().unwrap().to_owned();
        Self { token, cookie: refresh_token(answer) }
    }

    /// A request with the access token.
    async fn me(&self, anyone: &Caller) -> Answer {
        anyone.get("/me").header("authorization", format!("Bearer {}", self.token)).await
    }
}

/// The refresh token that an answer sets.
fn refresh_token(answer: &Answer) -> String {
    let [cookie] = answer.headers("set-cookie")[..] else { panic!("one cookie: {answer:?}") };
    let (name, rest) = cookie.split_once('=').unwrap();
    assert_eq!(name, COOKIE);
    rest.split(';').next().unwrap().to_owned()
}

fn credentials(person: &str) -> Value {
    json!({ "email": Person::named(person).email, "password": PASSWORD })
}

async fn sign_in(anyone: &Caller, person: &str) -> Signed {
    Signed::of(&anyone.post("/auth/login").json(&credentials(person)).await)
}

/// A request with a refresh cookie.
fn with_cookie(anyone: &Caller, path: &str, token: &str) -> Call {
    anyone.post(path).header("cookie", format!("{COOKIE}={token}"))
}

async fn refresh(anyone: &Caller, token: &str) -> Answer {
    with_cookie(anyone, "/auth/refresh", token).await
}

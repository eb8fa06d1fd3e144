//! Answers of the API are compressed for those who take it, and are the same answers.

use flate2::read::GzDecoder;
use serde_json::{Value, json};
use std::io::Read;
use test_support::{Call, Caller, Story, TestApp};

/// An answer's headers of interest, and its body as it came.
struct Sent {
    status: u16,
    coding: String,
    vary: Vec<String>,
    etag: String,
    body: Vec<u8>,
}

async fn sent(call: Call) -> Sent {
    let response = call.unread().await;
    let header = |name: &str| {
        let values = response.headers().get_all(name).iter();
        values.map(|value| value.to_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    Sent {
        status: response.status().as_u16(),
        coding: header("content-encoding").concat(),
        vary: header("vary"),
        etag: header("etag").concat(),
        body: response.bytes().await.unwrap().to_vec(),
    }
}

fn get(caller: &Caller, path: &str, accepted: &str) -> Call {
    caller.get(path).header("accept-encoding", accepted)
}

fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut plain).unwrap();
    plain
}

#[tokio::test]
async fn a_reader_gets_it_in_the_best_coding_she_takes_and_it_is_the_same() {
    let (_app, people) = TestApp::start().await;
    for path in
        ["/municipalities", "/municipalities?format=ndjson", "/municipalities?format=csv", "/openapi.json"]
    {
        let plain = sent(get(&people.anonymous, path, "identity")).await;
        assert_eq!((plain.status, plain.coding.as_str()), (200, ""), "{path}");
        let gzip = sent(get(&people.anonymous, path, "gzip")).await;
        assert_eq!(gzip.coding, "gzip", "{path}");
        assert_eq!(unpacked(&gzip.body), plain.body, "{path}");
        assert!(
            gzip.body.len() * 2 < plain.body.len(),
            "{path}: {} of {}",
            gzip.body.len(),
            plain.body.len()
        );
        let browser = sent(get(&people.anonymous, path, "gzip, deflate, br, zstd")).await;
        assert_eq!(browser.coding, "br", "{path}");
        assert!(browser.body.len() * 2 < plain.body.len(), "{path}");
        for answer in [&plain, &gzip, &browser] {
            assert_eq!(answer.vary.len(), 1, "{path}: {:?}", answer.vary);
            let named = answer.vary[0].split(", ").filter(|name| *name == "Accept-Encoding").count();
            assert_eq!(named, 1, "{path}: {:?}", answer.vary);
        }
    }
    for odd in ["zstd", "identity;q=0", "br;q=0, gzip;q=0.0", "*;q=0", "", "gz ip;;=,"] {
        let answer = sent(get(&people.anonymous, "/meta", odd)).await;
        assert_eq!((answer.status, answer.coding.as_str()), (200, ""), "{odd}");
    }
}

#[tokio::test]
async fn a_tag_is_of_the_answer_and_not_of_its_coding() {
    let (_app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let get = |accepted: &str| get(&people.voss_contact, &story.path, accepted);
    let plain = sent(get("identity")).await;
    let packed = sent(get("gzip")).await;
    assert_eq!((packed.coding.as_str(), &packed.etag), ("gzip", &story.etag));
    assert_eq!((&plain.etag, &unpacked(&packed.body)), (&story.etag, &plain.body));
    for accepted in ["identity", "gzip", "br"] {
        let known = sent(get(accepted).header("if-none-match", &story.etag)).await;
        assert_eq!(
            (known.status, known.etag.as_str(), known.coding.as_str()),
            (304, story.etag.as_str(), "")
        );
        assert!(known.body.is_empty());
        assert_eq!(known.vary, ["Authorization, Accept, Accept-Language, Accept-Encoding"]);
    }
    let edited =
        people.voss_contact.patch(&story.path, &json!({ "title": "Nattilsyn" })).if_match(&packed.etag);
    let edited = sent(edited.header("accept-encoding", "gzip")).await;
    assert_eq!((edited.status, edited.coding.as_str()), (200, "gzip"));
    let view: Value = serde_json::from_slice(&unpacked(&edited.body)).unwrap();
    assert_eq!(view["title"], "Nattilsyn");
}

#[tokio::test]
async fn what_holds_a_secret_is_never_compressed() {
    let (_app, people) = TestApp::start().await;
    let person = test_support::Person::named("voss_contact");
    let login = json!({ "email": person.email, "password": test_support::PASSWORD });
    let login = people.anonymous.post("/auth/login").json(&login).header("accept-encoding", "br, gzip");
    let link =
        people.admin.post(&format!("/users/{}/links", person.user)).header("accept-encoding", "br, gzip");
    for (call, status) in [(login, 200), (link, 201)] {
        let answer = sent(call).await;
        assert_eq!((answer.status, answer.coding.as_str()), (status, ""));
        assert!(serde_json::from_slice::<Value>(&answer.body).unwrap().is_object());
    }
}

use contract::problem::Code;
use serde_json::{Value, json};
use test_support::{PASSWORD, Person, TestApp};

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

#[tokio::test]
async fn one_sees_ones_sessions_and_ends_one() {
    let (app, people) = TestApp::start().await;
    app.clock.advance(time::Duration::HOUR);
    let login = json!({ "email": Person::named("voss_contact").email, "password": PASSWORD });
    let signed = people.anonymous.post("/auth/login").header("user-agent", FIREFOX).json(&login).await.ok();
    let bearer = format!("Bearer {}", signed["accessToken"].as_str().unwrap());
    let page = people.voss_contact.get("/me/sessions?count=true").await.ok();
    assert_eq!(page["total"], 2);
    let items: &Vec<Value> = page["items"].as_array().unwrap();
    assert_eq!((&items[0]["device"], &items[0]["current"]), (&json!("Firefox, Linux"), &json!(false)));
    assert_eq!((&items[1]["device"], &items[1]["current"]), (&json!(""), &json!(true)));
    assert!(!page.to_string().contains("Gecko"), "no more of the browser is kept");

    let path = format!("/me/sessions/{}", items[0]["id"].as_str().unwrap());
    people.masfjorden_contact.delete(&path).await.refused(Code::NotFound);
    people.anonymous.delete(&path).await.refused(Code::Unauthenticated);
    people.anonymous.get("/me").header("authorization", &bearer).await.ok();
    people.voss_contact.delete(&path).await.expect(204);
    people.anonymous.get("/me").header("authorization", &bearer).await.refused(Code::TokenExpired);
    people.voss_contact.delete(&path).await.refused(Code::NotFound);
    assert_eq!(people.voss_contact.get("/me/sessions?count=true").await.ok()["total"], 1);
}

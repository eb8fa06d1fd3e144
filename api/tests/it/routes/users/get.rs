use contract::problem::Code;
use serde_json::json;
use test_support::{Person, TestApp};

#[tokio::test]
async fn an_administrator_reads_an_account_with_its_roles() {
    let (_app, people) = TestApp::start().await;
    let person = Person::named("kkhov_coordinator");
    let user = people.admin.get(&format!("/users/{}", person.user)).await.ok();
    assert_eq!((&user["displayName"], &user["email"]), (&json!(person.name), &json!(person.email)));
    assert_eq!((&user["canSignIn"], &user["version"]), (&json!(true), &json!(1)));
    assert_eq!(user["roles"][0]["role"], "cluster_coordinator");
    assert_eq!(user["roles"][0]["cluster"]["name"], "Kunnskapskommunen Helse Omsorg Vest");
    assert!(!user.to_string().contains("argon2"));
}

#[tokio::test]
async fn nobody_else_reads_accounts_not_even_their_own_by_this_way() {
    let (_app, people) = TestApp::start().await;
    let own = format!("/users/{}", people.national.user());
    people.national.get(&own).await.refused(Code::Forbidden);
    people.researcher.get(&own).await.refused(Code::Forbidden);
    people.anonymous.get(&own).await.refused(Code::Unauthenticated);
    people.admin.get("/users/00000000-0000-7000-8003-0000000000ff").await.refused(Code::NotFound);
    people.admin.get("/users/me").await.refused(Code::NotFound);
}

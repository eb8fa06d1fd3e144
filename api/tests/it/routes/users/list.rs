use contract::problem::Code;
use serde_json::Value;
use test_support::{Person, TestApp};

fn names(page: &Value) -> Vec<&str> {
    page["items"].as_array().unwrap().iter().map(|user| user["displayName"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn an_administrator_lists_accounts_by_name_and_finds_them_by_part_of_a_name_or_address() {
    let (app, people) = TestApp::start().await;
    let all = people.admin.get("/users?count=true&limit=200").await.ok();
    assert_eq!((names(&all).len(), all["total"].as_u64()), (Person::ALL.len(), Some(17)));
    assert_eq!(names(&all)[0], "Analytiker i KS");
    assert_eq!(names(&people.admin.get("/users?q=masfjord").await.ok()), ["FoU-kontakt i Masfjorden"]);
    assert_eq!(names(&people.admin.get("/users?q=valle_contact%40").await.ok()), ["FoU-kontakt i Valle"]);
    assert_eq!(
        names(&people.admin.get("/users?q=%25").await.ok()),
        Vec::<&str>::new(),
        "wildcards are inert"
    );
    assert_eq!(names(&people.admin.get("/users?q=%5C").await.ok()), Vec::<&str>::new());
    let user = Person::named("valle_contact").user;
    app.database
        .run(&format!("UPDATE users SET active = false, closed_at = '2026-01-01Z' WHERE id = '{user}'"))
        .await;
    assert_eq!(names(&people.admin.get("/users?active=false").await.ok()), ["FoU-kontakt i Valle"]);
}

#[tokio::test]
async fn the_list_is_for_administrators() {
    let (_app, people) = TestApp::start().await;
    people.anonymous.get("/users").await.refused(Code::Unauthenticated);
    for caller in [&people.national, &people.analyst, &people.voss_contact, &people.researcher] {
        caller.get("/users").await.refused(Code::Forbidden);
        caller.get("/users?format=csv").await.refused(Code::Forbidden);
    }
}

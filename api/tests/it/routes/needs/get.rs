use contract::problem::Code;
use domain::NeedId;
use serde_json::json;
use test_support::{NORD, Story, TestApp, a_need};

#[tokio::test]
async fn each_caller_is_told_what_she_may_do_now() {
    let (_app, people) = TestApp::start().await;
    let story = Story::qualified(&people).await;
    for (caller, actions) in [
        (&people.voss_contact, json!(["classify", "publish", "withdraw"])),
        (&people.kkhov_coordinator, json!(["classify", "reject", "openToRegion", "lift", "withdraw"])),
        (&people.masfjorden_contact, json!([])),
        (&people.analyst, json!([])),
    ] {
        let need = caller.get(&story.path).await.ok();
        assert_eq!(need["allowedActions"], actions);
        assert_eq!(need["holder"]["name"], "Kunnskapskommunen Helse Omsorg Vest");
    }
}

#[tokio::test]
async fn a_draft_is_seen_by_its_municipality_and_its_author_alone() {
    let (app, people) = TestApp::start().await;
    let mut body = a_need();
    body["municipality"] = json!("4621");
    let draft = Story::draft(&people.kkhov_coordinator, &body).await;
    let colleague = app
        .somebody(
            "Ny kontakt",
            &[("rd_contact", Some(("municipality_id", test_support::municipality("4621").0)))],
        )
        .await;
    for insider in [&people.kkhov_coordinator, &people.voss_contact, &colleague] {
        insider.get(&draft.path).await.ok();
    }
    for (name, outsider) in people.all() {
        if !["kkhov_coordinator", "voss_contact"].contains(&name) {
            outsider.get(&draft.path).await.refused(Code::NotFound);
        }
    }
}

#[tokio::test]
async fn an_absent_and_an_invisible_need_look_the_same() {
    let (_app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let invisible = people.bodo_contact.get(&story.path).await.refused(Code::NotFound);
    let absent = people.bodo_contact.get(&format!("/needs/{}", NeedId(NORD.0))).await.refused(Code::NotFound);
    assert_eq!((invisible.title, invisible.detail), (absent.title, absent.detail));
    for odd in
        ["x", "00000000000070008001000000000002", "{00000000-0000-7000-8001-000000000002}", "%00", "%ff"]
    {
        people.bodo_contact.get(&format!("/needs/{odd}")).await.refused(Code::NotFound);
    }
}

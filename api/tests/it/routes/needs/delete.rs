use contract::problem::Code;
use test_support::{Story, TestApp, a_need};

#[tokio::test]
async fn a_contact_throws_her_draft_away_without_a_trace() {
    let (app, people) = TestApp::start().await;
    let draft = Story::draft(&people.voss_contact, &a_need()).await;
    let gone = people.voss_contact.delete(&draft.path).if_match(&draft.etag).await.expect(204);
    assert_eq!(gone.body, "");
    people.voss_contact.get(&draft.path).await.refused(Code::NotFound);
    people.voss_contact.delete(&draft.path).if_match(&draft.etag).await.refused(Code::NotFound);
    for table in ["needs", "need_originators", "need_terms", "events"] {
        assert_eq!(app.database.count(table).await, 0, "{table}");
    }
}

#[tokio::test]
async fn a_draft_is_thrown_away_by_those_who_see_it_and_with_its_version() {
    let (app, people) = TestApp::start().await;
    let draft = Story::draft(&people.voss_contact, &a_need()).await;
    people.anonymous.delete(&draft.path).if_match(&draft.etag).await.refused(Code::Unauthenticated);
    people.kkhov_coordinator.delete(&draft.path).if_match(&draft.etag).await.refused(Code::NotFound);
    people.voss_contact.delete(&draft.path).await.refused(Code::VersionRequired);
    people.voss_contact.delete(&draft.path).if_match("\"7.x\"").await.refused(Code::VersionMismatch);
    assert_eq!(app.database.count("needs").await, 1);
}

#[tokio::test]
async fn a_need_that_was_sent_in_is_never_removed() {
    let (app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    people.voss_contact.delete(&story.path).if_match(&story.etag).await.refused(Code::StateConflict);
    people.masfjorden_contact.delete(&story.path).if_match(&story.etag).await.refused(Code::Forbidden);
    assert_eq!(app.database.count("needs").await, 1);
}

use super::{last_event, refused, rules};
use contract::problem::{Code, FieldCode};
use domain::rule::RuleId;
use serde_json::json;
use test_support::{ClusterStory, TestApp};

#[tokio::test]
async fn members_work_on_a_theme_for_a_time() {
    let (app, people) = TestApp::start().await;
    let story = ClusterStory::joined(&people, 3).await;
    let body = json!({ "name": "Nattgruppa", "theme": "Nattilsyn", "members": ["4631", "4621"],
                       "validFrom": "2026-02-01", "validTo": "2026-12-31" });
    refused(&app, &people, &story, "subclusters", &body, &people.austrheim_contact).await;
    let story = story.then(&people.austrheim_contact, "subclusters", &body).await;
    assert!(story.view.subclusters.is_empty(), "it begins in February");
    let there = story.on(&people.anonymous, "2026-02-01").await.subclusters.remove(0);
    assert_eq!((there.theme.as_str(), there.members.len()), ("Nattilsyn", 2));
    let end = format!("subclusters/{}/end", there.id);
    let early = json!({ "validFrom": "2026-06-01", "reason": "Oppgåva er løyst" });
    refused(&app, &people, &story, &end, &early, &people.austrheim_contact).await;
    let story = story.then(&people.austrheim_contact, &end, &early).await;
    assert!(story.on(&people.anonymous, "2026-06-01").await.subclusters.is_empty());
    assert_eq!(last_event(&app, &story).await["kind"], "cluster.subcluster_ended");
    let missing = "subclusters/0198c1f0-6b7e-7c3a-9d55-3f0c5b1e2a44/end";
    story.ask(&people.austrheim_contact, missing, &json!({})).await.refused(Code::NotFound);
}

#[tokio::test]
async fn a_subcluster_lies_inside_its_cluster() {
    let (_app, people) = TestApp::start().await;
    let story = ClusterStory::joined(&people, 3).await;
    let body = |members: &[&str], last: &str| json!({ "name": "Nattgruppa", "theme": "Nattilsyn", "members": members, "validTo": last });
    let ask =
        async |body: serde_json::Value| story.ask(&people.austrheim_contact, "subclusters", &body).await;
    ask(body(&["4631", "1804"], "2026-12-31")).await.refused_at("/members/1", FieldCode::NotAMember);
    ask(body(&["4631", "4621"], "2026-01-01")).await.refused_at("/validTo", FieldCode::InvalidDate);
    assert_eq!(rules(ask(body(&["4631"], "2026-12-31")).await), [RuleId::SubclusterInside]);
}

#[tokio::test]
async fn a_subcluster_with_one_left_is_told_as_missing_somebody() {
    let (_app, people) = TestApp::start().await;
    let story = ClusterStory::joined(&people, 3).await;
    let made = json!({ "name": "Nattgruppa", "theme": "Nattilsyn", "members": ["4631", "4632"], "validTo": "2026-12-31" });
    let story = story.then(&people.austrheim_contact, "subclusters", &made).await;
    let missing = |story: &ClusterStory| story.view.lacks.iter().any(|lack| lack.code() == "subcluster");
    assert!(!missing(&story));
    let story = story.then(&people.alver_contact, "leave", &json!({ "reason": "Går ut" })).await;
    assert!(missing(&story));
}

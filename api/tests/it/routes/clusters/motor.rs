use super::{last_event, refused, rules};
use contract::problem::{Code, FieldCode};
use domain::rule::RuleId;
use domain::structure::cluster::ClusterAction;
use serde_json::json;
use test_support::{ClusterStory, TestApp};

#[tokio::test]
async fn the_motor_rotates_when_both_have_agreed_and_as_of_shows_who_drove_it_when() {
    let (app, people) = TestApp::start().await;
    let story = ClusterStory::established(&people).await;
    let body =
        json!({ "municipality": "4631", "validFrom": "2026-09-01", "reason": "Koordinatoren sluttar" });
    refused(&app, &people, &story, "motor-proposals", &body, &people.austrheim_contact).await;
    let story = story.then(&people.austrheim_contact, "motor-proposals", &body).await;
    let asked: Vec<_> =
        story.view.proposals[0].consents.iter().map(|c| c.municipality.number.clone()).collect();
    assert_eq!(asked, ["4631", "4632"]);
    let other = json!({ "municipality": "4621", "validFrom": "2026-10-01", "reason": "Voss kan" });
    let second = story.ask(&people.austrheim_contact, "motor-proposals", &other).await;
    let told = second.refused(Code::StateConflict).detail;
    assert!(told.contains("foreslått at Alver blir motorkommune"), "{told}");
    assert!(!story.view.allowed_actions.contains(&ClusterAction::ProposeMotor), "one at a time");
    let story = story.answered(&people, "4631", true).await;
    assert_eq!(story.on(&people.anonymous, "2026-09-01").await.motor.unwrap().municipality.name, "Austrheim");
    let story = story.answered(&people, "4632", true).await;
    assert!(story.view.allowed_actions.contains(&ClusterAction::ProposeMotor));
    let again = story.ask(&people.austrheim_contact, "motor-proposals", &body).await;
    again.refused_at("/municipality", FieldCode::AlreadyMotor);
    let event = last_event(&app, &story).await;
    assert_eq!(
        (&event["kind"], &event["effective_on"]),
        (&json!("cluster.motor_changed"), &json!("2026-09-01"))
    );
    let motor = async |day: &str| story.on(&people.anonymous, day).await.motor.unwrap();
    assert_eq!(motor("2026-08-31").await.municipality.name, "Austrheim");
    assert_eq!(motor("2026-08-31").await.valid_to.unwrap().to_string(), "2026-08-31");
    assert_eq!(motor("2026-09-01").await.municipality.name, "Alver");
    assert_eq!(motor("2026-09-01").await.reason.as_deref(), Some("Koordinatoren sluttar"));
    assert_eq!(motor("2026-09-01").await.decided_by, None, "nobody but the municipalities decides it");
}

#[tokio::test]
async fn what_a_member_does_agrees_with_who_drives_the_cluster_that_day() {
    use domain::register::MemberPart as P;
    let (_app, people) = TestApp::start().await;
    let story = ClusterStory::established(&people).await;
    for (caller, number) in [(&people.austrheim_contact, "4632"), (&people.voss_contact, "4621")] {
        let story = ClusterStory::existing(caller, story.id).await;
        let said = json!({ "municipality": number, "ambition": "motor" });
        story.then(caller, "ambition", &said).await;
    }
    let story = ClusterStory::existing(&people.austrheim_contact, story.id).await;
    let body =
        json!({ "municipality": "4631", "validFrom": "2026-09-01", "reason": "Koordinatoren sluttar" });
    let story = story.then(&people.austrheim_contact, "motor-proposals", &body).await;
    let story = story.answered(&people, "4631", true).await.answered(&people, "4632", true).await;
    let page = async |number: &str, day: &str| {
        let view = story.on(&people.anonymous, day).await;
        let part = view.members.iter().find(|m| m.municipality.number == number).unwrap().part;
        // The municipality's own page says the same.
        let place = people.anonymous.get(&format!("/municipalities/{number}?asOf={day}")).await.ok();
        let own =
            place["clusters"].as_array().unwrap().iter().find(|c| c["cluster"]["id"] == json!(story.id));
        assert_eq!(own.unwrap()["part"], json!(part.code()), "{number} on {day}");
        part
    };
    assert_eq!(page("4632", "2026-08-31").await, P::Drives);
    assert_eq!(page("4631", "2026-08-31").await, P::Builds);
    assert_eq!(page("4632", "2026-09-01").await, P::Builds, "it has driven it, as it said that it would");
    assert_eq!(page("4631", "2026-09-01").await, P::Drives, "whatever it has said");
    assert_eq!(page("4621", "2026-09-01").await, P::WouldDrive);
}

#[tokio::test]
async fn a_motor_is_a_member_and_does_not_leave() {
    let (_app, people) = TestApp::start().await;
    let story = ClusterStory::established(&people).await;
    let outsider = json!({ "municipality": "1804", "reason": "Vil gjerne" });
    assert_eq!(
        rules(story.ask(&people.austrheim_contact, "motor-proposals", &outsider).await),
        [RuleId::OneMotor]
    );
    let leave =
        json!({ "reason": "Vil ut", "overrides": [{ "rule": "KSF-R07", "reason": "Ein ny er på veg" }] });
    assert_eq!(rules(story.ask(&people.austrheim_contact, "leave", &leave).await), [RuleId::OneMotor]);
}

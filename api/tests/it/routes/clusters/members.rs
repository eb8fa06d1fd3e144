use super::{last_event, refused, rules};
use contract::problem::{Code, FieldCode};
use domain::rule::RuleId;
use serde_json::json;
use test_support::{ClusterStory, TestApp, municipality};

#[tokio::test]
async fn an_invited_municipality_is_a_member_when_its_contact_has_said_yes() {
    let (app, people) = TestApp::start().await;
    let story = ClusterStory::founded(&people).await;
    let body = json!({ "municipality": "4621", "ambition": "build", "validFrom": "2026-02-01" });
    refused(&app, &people, &story, "invitations", &body, &people.austrheim_contact).await;
    let story = story.then(&people.austrheim_contact, "invitations", &body).await;
    let event = last_event(&app, &story).await;
    assert_eq!((&event["kind"], &event["visibility"]), (&json!("cluster.proposed"), &json!("national")));
    // Who has been asked is nobody's business outside KSF.
    assert!(ClusterStory::existing(&people.anonymous, story.id).await.view.proposals.is_empty());
    let seen = ClusterStory::existing(&people.voss_contact, story.id).await;
    assert!(seen.view.proposals[0].consents[0].may_answer && seen.view.members.len() == 1);
    let again = story.ask(&people.austrheim_contact, "invitations", &body).await;
    again.refused_at("/municipality", FieldCode::AlreadyThere);

    let step = format!("{}/answer", story.proposal());
    refused(&app, &people, &story, &step, &json!({ "agrees": true }), &people.voss_contact).await;
    let story = story.answered(&people, "4621", true).await;
    let event = last_event(&app, &story).await;
    assert_eq!(
        (&event["kind"], &event["effective_on"]),
        (&json!("cluster.member_joined"), &json!("2026-02-01"))
    );
    assert_eq!(event["on_behalf_of"], municipality("4621").0.to_string());
    assert_eq!(story.on(&people.anonymous, "2026-01-31").await.members.len(), 1);
    assert_eq!(story.on(&people.anonymous, "2026-02-01").await.members.len(), 2);
    let step = format!("{}/answer", story.proposal());
    story.ask(&people.voss_contact, &step, &json!({ "agrees": true })).await.refused(Code::StateConflict);
}

#[tokio::test]
async fn a_coordinator_writes_an_answer_down_with_a_reference() {
    let (_app, people) = TestApp::start().await;
    let story = ClusterStory::founded(&people).await.invited(&people, "4621").await;
    let step = format!("{}/answer", story.proposal());
    let bare = json!({ "agrees": true, "municipality": "4621" });
    story.ask(&people.kkhov_coordinator, &step, &bare).await.refused_at("/reference", FieldCode::Required);
    // The region stands above the desk of Voss: it may help, and not consent.
    story.ask(&people.vest_coordinator, &step, &bare).await.refused(Code::Forbidden);
    let body = json!({ "agrees": true, "municipality": "4621", "reference": "Kommunestyret 3/26" });
    let joined = story.then(&people.kkhov_coordinator, &step, &body).await;
    assert_eq!(joined.view.members.len(), 2);
    assert_eq!(joined.view.proposals[0].consents[0].reference.as_deref(), Some("Kommunestyret 3/26"));
}

#[tokio::test]
async fn a_no_is_kept_and_the_municipality_may_be_asked_again() {
    let (_app, people) = TestApp::start().await;
    let story = ClusterStory::founded(&people).await.invited(&people, "4621").await;
    let step = format!("{}/answer", story.proposal());
    let body = json!({ "agrees": false, "reason": "Ikkje før neste år" });
    let declined = story.then(&people.voss_contact, &step, &body).await;
    assert_eq!(declined.view.proposals[0].status.code(), "declined");
    assert_eq!(declined.invited(&people, "4621").await.view.proposals.len(), 2);
}

#[tokio::test]
async fn an_invitation_is_taken_back_by_those_who_drive_the_cluster() {
    let (app, people) = TestApp::start().await;
    let story = ClusterStory::founded(&people).await.invited(&people, "4621").await;
    let step = format!("{}/withdraw", story.proposal());
    refused(&app, &people, &story, &step, &json!({}), &people.austrheim_contact).await;
    let gone = story.then(&people.austrheim_contact, &step, &json!({ "reason": "Feil kommune" })).await;
    assert!(gone.view.proposals.is_empty());
    let other = ClusterStory::existing(&people.austrheim_contact, test_support::KKHOV).await;
    other.ask(&people.kkhov_coordinator, &step, &json!({})).await.refused(Code::NotFound);
}

#[tokio::test]
async fn one_from_another_region_takes_a_reason_unless_a_common_need_joins_them() {
    let (_app, people) = TestApp::start().await;
    let story = ClusterStory::founded(&people).await;
    let invite = json!({ "municipality": "1804" });
    assert_eq!(
        story.clone().then(&people.austrheim_contact, "invitations", &invite).await.view.proposals.len(),
        1
    );
    let mut near = test_support::a_cluster();
    near.as_object_mut().unwrap().remove("commonNeed");
    let answer = people.austrheim_contact.post("/clusters").json(&near).await.expect(201);
    let story = ClusterStory::existing(
        &people.austrheim_contact,
        answer.json()["id"].as_str().unwrap().parse().unwrap(),
    )
    .await;
    assert_eq!(rules(story.ask(&people.austrheim_contact, "invitations", &invite).await), [RuleId::Nearness]);
    let many: Vec<_> = (0..11).map(|_| json!({ "rule": "KSF-R12", "reason": "Same utfordringar" })).collect();
    let too_many = json!({ "municipality": "1804", "overrides": many });
    let refused = story.ask(&people.austrheim_contact, "invitations", &too_many).await;
    refused.refused_at("/overrides", FieldCode::TooMany);
    let body = json!({ "municipality": "1804", "overrides": [{ "rule": "KSF-R12", "reason": "Same utfordringar på øyar" }] });
    let asked = story.then(&people.austrheim_contact, "invitations", &body).await;
    assert_eq!(asked.view.proposals[0].overrides[0].reason, "Same utfordringar på øyar");
}

#[tokio::test]
async fn a_member_without_a_contact_takes_a_reason() {
    let (_app, people) = TestApp::start().await;
    let story = ClusterStory::founded(&people).await;
    // Bergen has no contact; its cluster's coordinator writes its answer down.
    let story =
        story.then(&people.austrheim_contact, "invitations", &json!({ "municipality": "4601" })).await;
    let step = format!("{}/answer", story.proposal());
    let mut body = json!({ "agrees": true, "municipality": "4601", "reference": "Bystyret 1/26" });
    assert_eq!(rules(story.ask(&people.kkhov_coordinator, &step, &body).await), [RuleId::MemberNamesContact]);
    body["overrides"] = json!([{ "rule": "KSF-R11", "reason": "Blir peika ut i februar" }]);
    let joined = story.then(&people.kkhov_coordinator, &step, &body).await;
    assert!(joined.view.members.iter().any(|m| m.municipality.number == "4601" && !m.has_contact));
}

#[tokio::test]
async fn each_member_tells_whether_taking_part_is_anchored_there_on_both_levels() {
    let (_app, people) = TestApp::start().await;
    let story = ClusterStory::joined(&people, 2).await;
    let anchored = async || {
        let cluster = people.anonymous.get(&story.path).await.ok();
        let members = cluster["members"].as_array().unwrap().clone();
        let one = |m: &serde_json::Value| (m["municipality"]["number"].clone(), m["anchored"].clone());
        (
            members.iter().map(one).collect::<Vec<_>>(),
            cluster["lacks"].as_array().unwrap().contains(&json!("anchoring")),
        )
    };
    let (alver, austrheim) = (json!("4631"), json!("4632"));
    assert_eq!(
        anchored().await,
        (vec![(alver.clone(), json!(false)), (austrheim.clone(), json!(false))], true)
    );
    let say = async |caller: &test_support::Caller, number: &str, levels: &[&str]| {
        for level in levels {
            let path = format!("/municipalities/{number}");
            let etag = caller.get(&path).await.etag();
            let body = json!({ *level: { "anchored": true, "decidedOn": "2026-01-10" } });
            caller.patch(&path, &body).if_match(etag).await.ok();
        }
    };
    say(&people.alver_contact, "4631", &["politicalAnchoring", "administrativeAnchoring"]).await;
    say(&people.austrheim_contact, "4632", &["politicalAnchoring"]).await;
    assert_eq!(
        anchored().await,
        (vec![(alver.clone(), json!(true)), (austrheim.clone(), json!(false))], true)
    );
    say(&people.austrheim_contact, "4632", &["administrativeAnchoring"]).await;
    assert_eq!(anchored().await, (vec![(alver, json!(true)), (austrheim, json!(true))], false));
}

#[tokio::test]
async fn a_member_leaves_from_a_day_and_says_what_it_will_do() {
    let (app, people) = TestApp::start().await;
    let story = ClusterStory::joined(&people, 3).await;
    let body = json!({ "ambition": "follow", "validFrom": "2026-03-01" });
    refused(&app, &people, &story, "ambition", &body, &people.voss_contact).await;
    let story = story.then(&people.voss_contact, "ambition", &body).await;
    let ambition = |view: contract::structure::ClusterView| {
        let voss = view.members.into_iter().find(|m| m.municipality.number == "4621").unwrap();
        (voss.ambition.code(), voss.valid_from.to_string())
    };
    assert_eq!(ambition(story.on(&people.anonymous, "2026-02-28").await), ("build", "2026-01-15".to_owned()));
    assert_eq!(
        ambition(story.on(&people.anonymous, "2026-03-01").await),
        ("follow", "2026-01-15".to_owned())
    );

    let leave = json!({ "validFrom": "2026-06-01", "reason": "Går til ei anna klynge" });
    refused(&app, &people, &story, "leave", &leave, &people.voss_contact).await;
    let other = json!({ "municipality": "4622", "validFrom": "2026-06-01", "reason": "Går" });
    story.ask(&people.kvam_contact, "leave", &other).await.refused_at("/municipality", FieldCode::NotAMember);
    let left = story.then(&people.voss_contact, "leave", &leave).await;
    assert_eq!(left.on(&people.anonymous, "2026-05-31").await.members.len(), 3);
    assert_eq!(left.on(&people.anonymous, "2026-06-01").await.members.len(), 2);
    assert_eq!(last_event(&app, &left).await["kind"], "cluster.member_left");
}

#[tokio::test]
async fn leaving_an_established_cluster_below_five_takes_a_reason() {
    let (_app, people) = TestApp::start().await;
    let story = ClusterStory::established(&people).await;
    let mut body = json!({ "reason": "Ikkje kapasitet" });
    assert_eq!(rules(story.ask(&people.voss_contact, "leave", &body).await), [RuleId::FiveMembers]);
    body["overrides"] = json!([{ "rule": "KSF-R07", "reason": "Ein sjette er på veg" }]);
    story.then(&people.voss_contact, "leave", &body).await;
}

#[tokio::test]
async fn only_who_founded_a_cluster_or_was_invited_to_drive_it_is_said_to_drive() {
    let (_app, people) = TestApp::start().await;
    let story = ClusterStory::joined(&people, 3).await;
    let driving = async |story: &ClusterStory| {
        let view = ClusterStory::existing(&people.anonymous, story.id).await.view;
        let drive = view.members.into_iter().filter(|m| m.drives).map(|m| m.municipality.name);
        drive.collect::<Vec<_>>()
    };
    assert_eq!(driving(&story).await, ["Austrheim"]);
    let story = story.then(&people.voss_contact, "ambition", &json!({ "ambition": "motor" })).await;
    assert_eq!(driving(&story).await, ["Austrheim"], "a word of one's own gives nothing (KSF-R08)");
}

#[tokio::test]
async fn a_member_is_written_down_for_by_the_desk_of_that_cluster_and_no_other_that_it_is_in() {
    let (_app, people) = TestApp::start().await;
    // Voss is in the cluster kkhov as well, whose coordinator answers for it there.
    let story = ClusterStory::founded(&people).await.invited(&people, "4621").await;
    let story = story.answered(&people, "4621", true).await;
    let seen = ClusterStory::existing(&people.kkhov_coordinator, story.id).await;
    let own = |view: &contract::structure::ClusterView| {
        view.members.iter().any(|m| m.municipality.number == "4621" && m.own)
    };
    assert!(!own(&seen.view));
    let body = json!({ "municipality": "4621", "reason": "Vil ut", "reference": "Sak 4/26" });
    seen.ask(&people.kkhov_coordinator, "leave", &body).await.refused(Code::Forbidden);
    let ambition = json!({ "municipality": "4621", "ambition": "follow", "reference": "Sak 4/26" });
    seen.ask(&people.kkhov_coordinator, "ambition", &ambition).await.refused(Code::Forbidden);
    // The cluster itself has no coordinator: its region writes down.
    let left = story.then(&people.vest_coordinator, "leave", &body).await;
    assert_eq!(left.view.members.len(), 1);
}

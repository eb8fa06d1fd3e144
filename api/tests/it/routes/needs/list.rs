use contract::problem::{Code, FieldCode};
use serde_json::{Value, json};
use test_support::{Caller, KKHOV, Story, TestApp, a_need};

async fn titles(caller: &Caller, query: &str) -> Vec<String> {
    let page = caller.get(&format!("/needs{query}")).await.ok();
    page["items"].as_array().unwrap().iter().map(|need| need["title"].as_str().unwrap().to_owned()).collect()
}

fn titled(title: &str) -> Value {
    json!({ "title": title, "problem": "Dette er problemet i dag" })
}

/// A need with a title, sent in by a contact.
async fn sent(contact: &Caller, title: &str) -> Story {
    Story::draft(contact, &titled(title)).await.then(contact, "submit", &json!({})).await
}

#[tokio::test]
async fn each_caller_lists_what_is_open_to_her() {
    let (app, people) = TestApp::start().await;
    Story::draft(&people.voss_contact, &titled("Kladd")).await;
    sent(&people.voss_contact, "I klynga").await;
    let mut step = 0;
    let mut later = || {
        step += 1;
        app.clock.advance(time::Duration::minutes(1));
    };
    later();
    sent(&people.austrheim_contact, "I regionen").await;
    later();
    sent(&people.oslo_contact, "I nasjonen").await;
    later();
    let open = sent(&people.kvam_contact, "For alle").await;
    open.then(&people.kvam_contact, "publish", &json!({ "withName": true })).await;
    for (caller, expected) in [
        (&people.anonymous, vec!["For alle"]),
        (&people.researcher, vec!["For alle"]),
        (&people.admin, vec!["For alle"]),
        (&people.voss_contact, vec!["For alle", "I nasjonen", "I regionen", "I klynga", "Kladd"]),
        (&people.masfjorden_contact, vec!["For alle", "I nasjonen", "I regionen", "I klynga"]),
        (&people.austrheim_contact, vec!["For alle", "I nasjonen", "I regionen"]),
        (&people.bodo_contact, vec!["For alle", "I nasjonen"]),
        (&people.national, vec!["For alle", "I nasjonen"]),
        (&people.analyst, vec!["For alle", "I nasjonen", "I regionen", "I klynga"]),
    ] {
        let mut expected = expected;
        let mut found = titles(caller, "").await;
        // The draft and what was sent in were changed in the same moment.
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected, "{caller:?}");
        let total = caller.get("/needs?count=true&limit=1").await.ok()["total"].clone();
        assert_eq!(total, expected.len(), "the count tells no more than the list");
    }
}

#[tokio::test]
async fn the_parts_of_the_register_are_those_of_the_apps_tabs() {
    let (_app, people) = TestApp::start().await;
    Story::draft(&people.voss_contact, &titled("Kladd")).await;
    sent(&people.voss_contact, "Frå Voss").await;
    sent(&people.austrheim_contact, "Frå Austrheim").await;
    sent(&people.oslo_contact, "Frå Oslo").await;
    let open = sent(&people.kvam_contact, "Frå Kvam").await;
    open.then(&people.kvam_contact, "publish", &json!({ "withName": true })).await;
    let part = async |caller: &Caller, level: &str| {
        let mut found = titles(caller, &format!("?level={level}")).await;
        found.sort_unstable();
        found
    };
    assert_eq!(part(&people.voss_contact, "mine").await, ["Frå Voss", "Kladd"]);
    assert_eq!(part(&people.voss_contact, "cluster").await, ["Frå Voss"]);
    assert_eq!(part(&people.voss_contact, "region").await, ["Frå Austrheim", "Frå Kvam"]);
    assert_eq!(part(&people.voss_contact, "national").await, ["Frå Oslo"]);
    assert_eq!(part(&people.anonymous, "public").await, ["Frå Kvam"]);
    assert_eq!(part(&people.kkhov_coordinator, "desk").await, ["Frå Voss"]);
    assert_eq!(part(&people.vest_coordinator, "desk").await, ["Frå Austrheim", "Frå Kvam"]);
    assert_eq!(part(&people.national, "desk").await, ["Frå Oslo"]);
    for level in ["mine", "cluster", "region", "desk"] {
        assert_eq!(part(&people.anonymous, level).await, Vec::<String>::new(), "{level}");
    }
}

#[tokio::test]
async fn values_of_a_filter_are_alternatives_and_filters_narrow_each_other() {
    let (_app, people) = TestApp::start().await;
    let one = sent(&people.voss_contact, "Eitt").await;
    one.edited(&people.voss_contact, &json!({ "serviceArea": "home_care" })).await;
    let two = sent(&people.voss_contact, "Toen").await;
    let two = two.edited(&people.voss_contact, &json!({ "serviceArea": "dementia" })).await;
    two.then(&people.kkhov_coordinator, "qualify", &json!({})).await;
    let mut third = titled("Tre");
    third["language"] = json!("en");
    Story::draft(&people.voss_contact, &third).await;
    for (query, expected) in [
        ("?process=submitted", vec!["Eitt"]),
        ("?process=submitted&process=qualified", vec!["Eitt", "Toen"]),
        ("?process=qualified&serviceArea=home_care", vec![]),
        ("?serviceArea=home_care&serviceArea=dementia", vec!["Eitt", "Toen"]),
        ("?language=en", vec!["Tre"]),
        ("?visibility=internal", vec!["Tre"]),
        ("?visibility=cluster", vec!["Eitt", "Toen"]),
        ("?answer=unanswered", vec!["Eitt", "Toen", "Tre"]),
        ("?answer=answered", vec![]),
        ("?municipality=4621", vec!["Eitt", "Toen", "Tre"]),
        ("?municipality=4634", vec![]),
        ("?region=vest", vec!["Eitt", "Toen"]),
        ("?region=nord&region=sor", vec![]),
        (&format!("?cluster={KKHOV}"), vec!["Eitt", "Toen"]),
    ] {
        let mut found = titles(&people.voss_contact, query).await;
        found.sort_unstable();
        assert_eq!(found, expected, "{query}");
        let call = people.voss_contact.get(&format!("/needs{query}&count=true"));
        assert_eq!(call.await.ok()["total"], expected.len(), "{query}");
    }
}

#[tokio::test]
async fn a_place_or_parameter_that_does_not_exist_is_refused_and_the_nearest_named() {
    let (_app, people) = TestApp::start().await;
    for (query, code, pointer, nearest) in [
        ("?proces=submitted", Code::UnknownParameter, "?proces", "process"),
        ("?offset=10", Code::UnknownParameter, "?offset", ""),
        ("?process=submited", Code::InvalidParameter, "?process", "submitted"),
        ("?level=klynge", Code::InvalidParameter, "?level", "cluster"),
        ("?level=", Code::InvalidParameter, "?level", ""),
        ("?municipality=9999", Code::InvalidParameter, "?municipality", ""),
        ("?municipality=4621&municipality=9999", Code::InvalidParameter, "?municipality", ""),
        ("?region=ost", Code::InvalidParameter, "?region", ""),
        ("?cluster=kkhov", Code::InvalidParameter, "?cluster", ""),
        ("?sort=created", Code::InvalidParameter, "?sort", ""),
        ("?count=kanskje", Code::InvalidParameter, "?count", ""),
        ("?sort=title&sort=-title", Code::InvalidParameter, "?sort", ""),
    ] {
        let problem = people.voss_contact.get(&format!("/needs{query}")).await.refused(code);
        assert_eq!(problem.errors[0].pointer, pointer, "{query}");
        assert!(problem.detail.contains(nearest), "{query}: {}", problem.detail);
        let expected =
            if code == Code::UnknownParameter { FieldCode::UnknownField } else { FieldCode::UnknownValue };
        assert_eq!(problem.errors[0].code, expected, "{query}");
    }
    let long = "a".repeat(201);
    people.voss_contact.get(&format!("/needs?q={long}")).await.refused(Code::InvalidParameter);
    people.voss_contact.get("/needs?q=a%00b").await.refused(Code::InvalidParameter);
}

#[tokio::test]
async fn a_list_is_sorted_as_asked() {
    let (app, people) = TestApp::start().await;
    for title in ["Ålesund", "Zebra", "Ærleg", "Øya", "abc", "Ábc", "Ŋuorra", "Nattilsyn", "Aasen"] {
        sent(&people.voss_contact, title).await;
        app.clock.advance(time::Duration::SECOND);
    }
    let found = titles(&people.voss_contact, "?sort=title").await;
    let place = |title: &str| found.iter().position(|t| t == title).unwrap();
    let in_order = ["abc", "Nattilsyn", "Ŋuorra", "Zebra", "Ærleg", "Øya", "Aasen"];
    assert!(in_order.iter().map(|title| place(title)).is_sorted(), "{found:?}");
    assert!(place("Ábc") < place("Nattilsyn"), "Á is an a with a mark: {found:?}");
    assert!(place("Øya") < place("Ålesund") && place("Ærleg") < place("Ålesund"), "Å comes last: {found:?}");
    let mut backwards = titles(&people.voss_contact, "?sort=-title").await;
    backwards.reverse();
    assert_eq!(backwards, found);
    assert_eq!(titles(&people.voss_contact, "?sort=-updatedAt&limit=1").await, ["Aasen"]);
    assert_eq!(titles(&people.voss_contact, "?limit=1").await, ["Aasen"], "newest change first unless said");
    assert_eq!(titles(&people.voss_contact, "?sort=updatedAt&limit=1").await, ["Ålesund"]);
    assert_eq!(titles(&people.voss_contact, "?sort=submittedAt&limit=2").await, ["Ålesund", "Zebra"]);
}

#[tokio::test]
async fn nobody_finds_out_by_a_filter_where_a_nameless_need_comes_from() {
    let (_app, people) = TestApp::start().await;
    let story = Story::published(&people, false).await;
    let cluster = format!("?cluster={KKHOV}");
    for query in
        ["?municipality=4621", "?region=vest", &cluster, "?q=Voss", "?level=region", "?level=cluster"]
    {
        for outsider in [
            &people.anonymous,
            &people.researcher,
            &people.bodo_contact,
            &people.austrheim_contact,
            &people.vest_coordinator,
        ] {
            assert_eq!(titles(outsider, query).await, Vec::<String>::new(), "{outsider:?} {query}");
            let call = outsider.get(&format!("/needs{query}&count=true"));
            assert_eq!(call.await.ok()["total"], 0, "{outsider:?} {query}");
        }
    }
    let insider = titles(&people.voss_contact, "?municipality=4621").await;
    assert_eq!(insider, [a_need()["title"].as_str().unwrap()]);
    assert_eq!(titles(&people.anonymous, "").await.len(), 1);
    assert_eq!(story.view.visibility.code(), "public");
}

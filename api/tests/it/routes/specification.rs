//! What the specification says an operation may answer, it answers, and nothing else: the problems that every
//! operation can be brought to by its shape alone.

use contract::problem::Code;
use reqwest::Method;
use serde_json::{Value, json};
use test_support::{Call, Caller, ClusterStory, HVL, People, Story, TestApp, a_need};

struct Operation<'a> {
    id: &'a str,
    method: Method,
    path: String,
    answers: &'a Value,
    body: Option<String>,
    /// Whether it can be asked about another day.
    as_of: bool,
}

impl Operation<'_> {
    fn call(&self, caller: &Caller, query: &str) -> Call {
        caller.call(self.method.clone(), &format!("{}{query}", self.path))
    }
    /// With the example of its body.
    fn sound(&self, caller: &Caller, query: &str) -> Call {
        let call = self.call(caller, query);
        match &self.body {
            Some(body) => call.body("application/json", body.clone()),
            None => call,
        }
    }
    /// Somebody who gets as far as the answer.
    fn caller<'p>(&self, people: &'p People) -> &'p Caller {
        match self.path.split('/').nth(1) {
            // Signing out must not end the session of the others.
            Some("auth") if self.id != "change_my_password" => &people.anonymous,
            Some("users") => &people.admin,
            Some("introductions") => &people.kkhov_coordinator,
            Some("clusters") => &people.national,
            _ => &people.voss_contact,
        }
    }
}

async fn first(people: &People, list: &str) -> String {
    people.admin.get(list).await.ok()["items"][0]["id"].as_str().unwrap().to_owned()
}

async fn operations<'a>(document: &'a Value, people: &People) -> Vec<Operation<'a>> {
    let need = Story::draft(&people.voss_contact, &a_need()).await;
    let made = async |by: &Caller, list: &str, body: Value, member: &str| {
        by.post(list).json(&body).await.expect(201).json()[member].as_str().unwrap().to_owned()
    };
    let group = json!({ "type": "expert", "name": "Faggruppa", "region": "vest" });
    let network =
        json!({ "name": "Nettverket", "theme": "Nattilsyn", "coordinator": "4621", "validTo": "2027-12-31" });
    let line = json!({ "region": "vest", "organisation": HVL, "topics": ["methods"] });
    let text = "Avtale for {{cluster}}";
    let template = json!({ "key": "ein-mal", "kind": "other", "titleNb": "Mal", "titleNn": "Mal",
                           "bodyNb": text, "bodyNn": text });
    let introduction = people.kkhov_coordinator.get("/me/introduction").await.ok();
    let made_here = [
        ("{groupId}", made(&people.vest_coordinator, "/groups", group, "id").await),
        ("{networkId}", made(&people.voss_contact, "/networks", network, "id").await),
        ("{regionActorId}", made(&people.vest_coordinator, "/region-actors", line, "id").await),
        ("{roleAssignmentId}", introduction["items"][0]["id"].as_str().unwrap().to_owned()),
        ("{templateKey}", made(&people.national, "/templates", template, "key").await),
    ];
    let cluster = ClusterStory::joined(people, 3).await.signed(people).await.invited(people, "4634").await;
    let body = json!({ "name": "Nattgruppa", "theme": "Nattilsyn", "members": ["4631", "4621"], "validTo": "2026-12-31" });
    let cluster = cluster.then(&people.austrheim_contact, "subclusters", &body).await;
    let consent = serde_json::json!({ "task": "merge_needs", "region": "vest" });
    let delegation = people.voss_contact.post("/municipalities/4621/delegations").json(&consent).await;
    let delegation = delegation.expect(201).json()["id"].as_str().unwrap().to_owned();
    let etag = people.anonymous.get("/municipalities/4621").await.etag();
    let paper = json!({ "kind": "plan", "title": "Temaplan", "url": "https://www.voss.kommune.no/temaplan" });
    let call = people.voss_contact.post("/municipalities/4621/documents");
    let document_id = call.json(&paper).if_match(etag).await.expect(201).json()["id"].clone();
    let values = [
        ("{agreementId}", cluster.view.agreements[0].id.to_string()),
        ("{clusterId}", cluster.id.to_string()),
        ("{proposalId}", cluster.view.proposals[0].id.to_string()),
        ("{subclusterId}", cluster.view.subclusters[0].id.to_string()),
        ("{documentId}", document_id.as_str().unwrap().to_owned()),
        ("{cooperationId}", first(people, "/cooperations").await),
        ("{countyNumber}", "46".to_owned()),
        ("{municipalityNumber}", "4621".to_owned()),
        ("{needId}", need.id.to_string()),
        ("{organisationId}", HVL.to_string()),
        ("{regionSlug}", "vest".to_owned()),
        ("{delegationId}", delegation),
        ("{sessionId}", need.id.to_string()),
        ("{userId}", first(people, "/users").await),
    ];
    let mut all = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        let path = made_here
            .iter()
            .chain(&values)
            .fold(path.clone(), |path, (name, value)| path.replace(name, value));
        assert!(!path.contains('{'), "{path} has a value here");
        for (method, operation) in item.as_object().unwrap() {
            all.push(Operation {
                id: operation["operationId"].as_str().unwrap(),
                method: method.to_uppercase().parse().unwrap(),
                path: path.clone(),
                answers: &operation["responses"],
                as_of: operation["parameters"].as_array().unwrap().iter().any(|p| p["name"] == "asOf"),
                body: operation
                    .pointer("/requestBody/content/application~1json/example")
                    .map(Value::to_string),
            });
        }
    }
    all
}

#[tokio::test]
async fn an_operation_refuses_what_it_says_it_refuses_and_only_that() {
    let (app, people) = TestApp::start().await;
    // What is told as it happens ends when the service is about to.
    app.state.stopping.store(true, std::sync::atomic::Ordering::Relaxed);
    let document = api::openapi::document().unwrap();
    for operation in operations(&document, &people).await {
        let caller = operation.caller(&people);
        operation.sound(caller, "?nonsense=1").await.refused(Code::UnknownParameter);
        caller.call(Method::PUT, &operation.path).await.refused(Code::MethodNotAllowed);
        let large = format!("\"{}\"", "a".repeat(300_000));
        for (status, answer) in [
            (406, operation.sound(caller, "").header("accept", "image/png").await),
            (413, operation.call(caller, "").body("application/json", large).await),
            (415, operation.call(caller, "").body("text/plain", "hei").await),
        ] {
            let said = operation.answers.get(status.to_string()).is_some();
            assert_eq!(answer.status == status, said, "{}: {status}, {}", operation.id, answer.status);
        }
    }
}

/// Everything that is offered in an answer, also by what lies inside.
fn offered(value: &Value) -> Vec<Value> {
    match value {
        Value::Object(members) => members
            .iter()
            .flat_map(|(name, member)| match member {
                Value::Array(actions) if name == "allowedActions" => actions.clone(),
                inside => offered(inside),
            })
            .collect(),
        Value::Array(items) => items.iter().flat_map(offered).collect(),
        _ => Vec::new(),
    }
}

#[tokio::test]
async fn what_is_shown_as_of_another_day_offers_nothing_to_do() {
    let (_app, people) = TestApp::start().await;
    let document = api::openapi::document().unwrap();
    let mut acted_on = Vec::new();
    // A document is no JSON, and offers nothing.
    let shown = |operation: &&Operation<'_>| operation.as_of && operation.id != "render_document";
    for operation in operations(&document, &people).await.iter().filter(shown) {
        let lines = operation.id.starts_with("list_");
        for caller in [&people.national, &people.vest_coordinator, &people.voss_contact] {
            let today = operation.call(caller, "?asOf=2026-01-15").await;
            if today.status == 200 && !offered(&today.json()).is_empty() {
                acted_on.push(operation.id);
            }
            for day in ["2025-06-30", "2026-01-14", "2026-01-16", "2030-01-01"] {
                let shown = operation.call(caller, &format!("?asOf={day}")).await;
                if shown.status != 200 {
                    continue;
                }
                assert_eq!(offered(&shown.json()), [] as [Value; 0], "{} on {day}", operation.id);
                if lines {
                    let export = operation.call(caller, &format!("?asOf={day}&format=ndjson")).await;
                    for line in export.body.lines() {
                        let line = serde_json::from_str(line).unwrap();
                        assert_eq!(offered(&line), [] as [Value; 0], "{} on {day}, exported", operation.id);
                    }
                }
            }
        }
    }
    for of in ["group", "network", "municipality", "region", "organisation", "cluster"] {
        assert!(acted_on.contains(&format!("get_{of}").as_str()), "{of}: {acted_on:?}");
    }
    for of in
        ["groups", "networks", "municipalities", "regions", "organisations", "clusters", "region_actors"]
    {
        assert!(acted_on.contains(&format!("list_{of}").as_str()), "{of}: {acted_on:?}");
    }
}

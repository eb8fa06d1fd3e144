//! Clusters brought to where a test begins, by the people who would do it.

use crate::answer::Answer;
use crate::caller::Caller;
use crate::people::People;
use contract::structure::ClusterView;
use domain::ClusterId;
use serde_json::{Value, json};

/// Five municipalities of the region Vest that have contacts; the first founds.
pub const FIVE: [&str; 5] = ["4632", "4631", "4621", "4634", "4622"];

/// A cluster that Austrheim would found.
pub fn a_cluster() -> Value {
    json!({ "name": "Kystklynga", "commonNeed": "Akuttberedskap på øyar", "reason": "Fem kommunar møttest" })
}

/// A cluster and the ETag it had last.
#[derive(Clone, Debug)]
pub struct ClusterStory {
    /// Its id.
    pub id: ClusterId,
    /// Its address below `/api/v1`.
    pub path: String,
    /// The ETag of the last answer.
    pub etag: String,
    /// The cluster in the last answer.
    pub view: ClusterView,
}

/// Whose contact is whose, of the five.
fn contact<'p>(people: &'p People, number: &str) -> &'p Caller {
    match number {
        "4632" => &people.austrheim_contact,
        "4631" => &people.alver_contact,
        "4621" => &people.voss_contact,
        "4634" => &people.masfjorden_contact,
        "4622" => &people.kvam_contact,
        other => panic!("{other} is not one of the five"),
    }
}

impl ClusterStory {
    /// Founded by Austrheim.
    pub async fn founded(people: &People) -> Self {
        // Said, for she may speak for others as well.
        let mut body = a_cluster();
        body.as_object_mut().expect("an object").insert("municipality".to_owned(), json!("4632"));
        Self::of(&people.austrheim_contact.post("/clusters").json(&body).await.expect(201))
    }

    /// Founded by Austrheim, to begin on 1 June.
    pub async fn to_begin(people: &People) -> Self {
        let mut body = a_cluster();
        let object = body.as_object_mut().expect("an object");
        object.insert("municipality".to_owned(), json!("4632"));
        object.insert("validFrom".to_owned(), json!("2026-06-01"));
        Self::of(&people.austrheim_contact.post("/clusters").json(&body).await.expect(201))
    }

    fn of(answer: &Answer) -> Self {
        let view: ClusterView = answer.read();
        Self { id: view.id, path: format!("/clusters/{}", view.id), etag: answer.etag(), view }
    }

    /// One that is there already.
    pub async fn existing(caller: &Caller, id: ClusterId) -> Self {
        Self::of(&caller.get(&format!("/clusters/{id}")).await.expect(200))
    }

    /// With the first so many of the five as members.
    pub async fn joined(people: &People, members: usize) -> Self {
        let mut story = Self::founded(people).await;
        for number in FIVE.iter().take(members).skip(1) {
            story = story.invited(people, number).await.answered(people, number, true).await;
        }
        story
    }

    /// With one of the five invited.
    pub async fn invited(self, people: &People, number: &str) -> Self {
        let body = json!({ "municipality": number, "ambition": "build" });
        self.then(&people.austrheim_contact, "invitations", &body).await
    }

    /// The address of the proposal that came last.
    pub fn proposal(&self) -> String {
        format!("proposals/{}", self.view.proposals.first().expect("a proposal").id)
    }

    /// The address of the agreement that came last.
    pub fn agreement(&self) -> String {
        format!("agreements/{}", self.view.agreements.last().expect("an agreement").id)
    }

    /// With the last proposal answered by one of the five.
    pub async fn answered(self, people: &People, number: &str, agrees: bool) -> Self {
        let step = format!("{}/answer", self.proposal());
        self.then(contact(people, number), &step, &json!({ "agrees": agrees, "municipality": number })).await
    }

    /// With a motor of the five from a day; whoever drives it agrees as well.
    pub async fn driven_by(self, people: &People, number: &str, from: &str) -> Self {
        let body = json!({ "municipality": number, "validFrom": from, "reason": "Vald av klynga" });
        let mut story = self.then(&people.austrheim_contact, "motor-proposals", &body).await;
        let consents = story.view.proposals.first().expect("a proposal").consents.clone();
        for consent in consents {
            story = story.answered(people, &consent.municipality.number, true).await;
        }
        story
    }

    /// With an agreement that all members have signed.
    pub async fn signed(self, people: &People) -> Self {
        let mut story =
            self.then(&people.austrheim_contact, "agreements", &json!({ "title": "Samarbeidsavtale" })).await;
        let send = format!("{}/send", story.agreement());
        story = story.then_without_body(&people.austrheim_contact, &send).await;
        for member in story.view.members.clone() {
            let sign = format!("{}/sign", story.agreement());
            let body = json!({ "municipality": member.municipality.number });
            story = story.then(contact(people, &member.municipality.number), &sign, &body).await;
        }
        story
    }

    /// Five members, a motor, an agreement: established from today.
    pub async fn established(people: &People) -> Self {
        let story = Self::joined(people, 5).await.signed(people).await;
        let story = story.driven_by(people, "4632", "2026-01-15").await;
        let story =
            story.then(&people.austrheim_contact, "begin", &json!({ "reason": "Utkast til avtale" })).await;
        let why = json!({ "rule": "KSF-R15", "reason": "Vedtak kjem i mars" });
        let body = json!({ "reason": "Avtale signert av alle", "overrides": [why] });
        story.then(&people.austrheim_contact, "establish", &body).await
    }

    /// Asks for a step with the version known last.
    pub async fn ask(&self, caller: &Caller, step: &str, body: &Value) -> Answer {
        caller.post(&format!("{}/{step}", self.path)).if_match(&self.etag).json(body).await
    }

    /// Does a step that must succeed.
    pub async fn then(self, caller: &Caller, step: &str, body: &Value) -> Self {
        Self::of(&self.ask(caller, step, body).await.expect(200))
    }

    /// The same, where there is nothing to say.
    pub async fn then_without_body(self, caller: &Caller, step: &str) -> Self {
        Self::of(&caller.post(&format!("{}/{step}", self.path)).if_match(&self.etag).await.expect(200))
    }

    /// As it is for somebody on a day.
    pub async fn on(&self, caller: &Caller, day: &str) -> ClusterView {
        caller.get(&format!("{}?asOf={day}", self.path)).await.expect(200).read()
    }
}

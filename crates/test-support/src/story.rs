//! Needs brought to where a test begins, by the people who would do it.

use crate::answer::Answer;
use crate::caller::Caller;
use crate::people::People;
use contract::needs::NeedView;
use domain::NeedId;
use serde_json::{Value, json};

/// The two fields that are enough.
pub fn a_need() -> Value {
    json!({
        "title": "Digitalt nattilsyn der det er langt mellom husa",
        "problem": "Nattpatruljen køyrer fleire mil for korte tilsyn."
    })
}

/// A need and the ETag it had last.
#[derive(Clone, Debug)]
pub struct Story {
    /// Its id.
    pub id: NeedId,
    /// Its address below `/api/v1`.
    pub path: String,
    /// The ETag of the last answer.
    pub etag: String,
    /// The need in the last answer.
    pub view: NeedView,
}

impl Story {
    /// A draft.
    pub async fn draft(author: &Caller, body: &Value) -> Self {
        let answer = author.post("/needs").json(body).await.expect(201);
        let view: NeedView = answer.read();
        Self { id: view.id, path: format!("/needs/{}", view.id), etag: answer.etag(), view }
    }

    /// Sent in by its municipality's contact.
    pub async fn submitted(contact: &Caller) -> Self {
        Self::draft(contact, &a_need()).await.then(contact, "submit", &json!({})).await
    }

    /// From Voss, at the cluster kkhov, accepted for ranking.
    pub async fn qualified(people: &People) -> Self {
        let story = Self::submitted(&people.voss_contact).await;
        story.then(&people.kkhov_coordinator, "qualify", &json!({})).await
    }

    /// From Voss, lifted to the region Vest.
    pub async fn lifted_to_region(people: &People) -> Self {
        let story = Self::qualified(people).await;
        story.then(&people.kkhov_coordinator, "lift", &json!({ "reason": "Gjeld fleire kommunar" })).await
    }

    /// From Voss, lifted to the nation.
    pub async fn lifted_to_nation(people: &People) -> Self {
        let story = Self::lifted_to_region(people).await;
        story.then(&people.vest_coordinator, "lift", &json!({ "reason": "Gjeld heile landet" })).await
    }

    /// From Voss, in the public register.
    pub async fn published(people: &People, with_name: bool) -> Self {
        let story = Self::submitted(&people.voss_contact).await;
        story.then(&people.voss_contact, "publish", &json!({ "withName": with_name })).await
    }

    /// The address of one of its transitions.
    pub fn to(&self, transition: &str) -> String {
        format!("{}/{transition}", self.path)
    }

    /// Asks for a transition with the version known last.
    pub async fn ask(&self, caller: &Caller, transition: &str, body: &Value) -> Answer {
        caller.post(&self.to(transition)).if_match(&self.etag).json(body).await
    }

    /// Does a transition that must succeed.
    pub async fn then(self, caller: &Caller, transition: &str, body: &Value) -> Self {
        let answer = self.ask(caller, transition, body).await.expect(200);
        self.after(&answer)
    }

    /// Changes it, which must succeed.
    pub async fn edited(self, caller: &Caller, body: &Value) -> Self {
        let answer = caller.patch(&self.path, body).if_match(&self.etag).await.expect(200);
        self.after(&answer)
    }

    fn after(self, answer: &Answer) -> Self {
        Self { etag: answer.etag(), view: answer.read(), ..self }
    }
}

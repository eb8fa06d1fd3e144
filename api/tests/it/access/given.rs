//! What is there before a request: the resource it is about, in a state that permits it.

use domain::NeedId;
use domain::access::policy::Place;
use serde_json::json;
use test_support::{PASSWORD, People, Person, Story, TestApp, a_need};

/// What a request is about.
#[derive(Clone, Copy, Debug)]
pub(super) enum Given {
    /// Nothing in particular.
    Nothing,
    /// A draft of Voss.
    Draft,
    /// A need of Voss, sent to the cluster kkhov.
    Submitted,
    /// The same, accepted for ranking.
    Qualified,
    /// A need of Voss in the public register.
    Published,
    /// Somebody's account.
    Account,
    /// The refresh cookie of a session.
    Session,
}

/// Where the resource is, and what a caller has to know of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Target {
    /// Placeholder of the path, and its value.
    id: Option<(&'static str, String)>,
    /// The need, where it is one.
    pub need: Option<NeedId>,
    /// Its newest version.
    pub etag: Option<String>,
    /// A cookie that only whoever may knows.
    pub cookie: Option<String>,
    /// Where it lies in the structure.
    pub place: Option<Place>,
}

impl Target {
    /// The path of a request to it.
    pub fn path(&self, template: &str) -> String {
        match &self.id {
            Some((name, id)) => template.replace(&format!("{{{name}}}"), id),
            None => template.to_owned(),
        }
    }

    fn need(story: &Story) -> Self {
        Self {
            id: Some(("needId", story.id.to_string())),
            need: Some(story.id),
            etag: Some(story.etag.clone()),
            ..Self::default()
        }
    }
}

impl Given {
    /// Brings it about, anew at each call.
    pub async fn bring(self, app: &TestApp, people: &People) -> Target {
        match self {
            Self::Nothing => Target::default(),
            Self::Draft => Target::need(&Story::draft(&people.voss_contact, &a_need()).await),
            Self::Submitted => Target::need(&Story::submitted(&people.voss_contact).await),
            Self::Qualified => Target::need(&Story::qualified(people).await),
            Self::Published => Target::need(&Story::published(people, true).await),
            Self::Account => {
                let id = app.somebody("Nokon", &[]).await.user().to_string();
                let etag = people.admin.get(&format!("/users/{id}")).await.etag();
                Target { id: Some(("userId", id)), etag: Some(etag), ..Target::default() }
            }
            Self::Session => {
                let email = Person::named("voss_contact").email;
                let login = json!({ "email": email, "password": PASSWORD });
                let answer = people.anonymous.post("/auth/login").json(&login).await.expect(200);
                let cookie = answer.header("set-cookie").split(';').next().map(str::to_owned);
                Target { cookie, ..Target::default() }
            }
        }
    }
}

//! What is there before a request: the resource it is about, in a state that permits it.

use domain::NeedId;
use domain::access::policy::Place;
use serde_json::json;
use test_support::{KKHOV, PASSWORD, People, Person, Story, TestApp, VEST, a_need, municipality};

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
    /// The region Vest.
    Region,
    /// Voss, in the cluster kkhov and the region Vest.
    Municipality,
    /// A document that Voss links to.
    Document,
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

fn voss() -> Place {
    Place { municipalities: vec![municipality("4621")], clusters: vec![KKHOV], region: Some(VEST) }
}

/// What is said of a document.
fn a_document() -> serde_json::Value {
    json!({ "kind": "plan", "title": "Temaplan for helse", "url": "https://www.voss.kommune.no/temaplan" })
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
            Self::Region => {
                let etag = people.anonymous.get("/regions/vest").await.etag();
                let place = Place { region: Some(VEST), ..Place::default() };
                Target {
                    id: Some(("regionSlug", "vest".to_owned())),
                    etag: Some(etag),
                    place: Some(place),
                    ..Target::default()
                }
            }
            Self::Municipality => {
                let etag = people.anonymous.get("/municipalities/4621").await.etag();
                let id = Some(("municipalityNumber", "4621".to_owned()));
                Target { id, etag: Some(etag), place: Some(voss()), ..Target::default() }
            }
            Self::Document => {
                let etag = people.anonymous.get("/municipalities/4621").await.etag();
                let call = people.voss_contact.post("/municipalities/4621/documents");
                let made = call.json(&a_document()).if_match(etag).await.expect(201);
                let id = made.json()["id"].as_str().unwrap().to_owned();
                Target {
                    id: Some(("documentId", id)),
                    etag: Some(made.etag()),
                    place: Some(voss()),
                    ..Target::default()
                }
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

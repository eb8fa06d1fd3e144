//! What is there before a request: the resource it is about, in a state that permits it.

use api::clock::Clock;
use domain::access::policy::Place;
use domain::{NeedId, RoleAssignmentId};
use serde_json::Value;
use serde_json::json;
use test_support::{Caller, KKHOV, PASSWORD, People, Person, Story, TestApp, VEST, a_need, municipality};

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
    /// Nothing, at the nation.
    Nation,
    /// Nothing, in the region Vest.
    Vest,
    /// Nothing, in Voss.
    Voss,
    /// No organisation of the name that is to be given.
    Unnamed,
    /// An organisation that people have made.
    Organisation,
    /// The same, no longer active.
    EndedOrganisation,
    /// Nothing on the map of Vest.
    EmptyMap,
    /// HVL on the map of Vest.
    RegionActor,
    /// A group in Vest.
    Group,
    /// The same, with Voss in it.
    GroupWithMember,
    /// A network that Voss keeps going.
    Network,
    /// A network that Bodø keeps going; Voss is about to join.
    BodosNetwork,
    /// No template of the key that is to be given.
    NoTemplate,
    /// A template.
    Template,
    /// The introduction programme of kkhov's coordinator.
    Introduction,
    /// The same, with a step done.
    BegunIntroduction,
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
    /// The introduction programme, where it is one.
    pub introduction: Option<RoleAssignmentId>,
}

impl Target {
    /// The path of a request to it.
    pub fn path(&self, template: &str) -> String {
        match &self.id {
            Some((name, id)) => template.replace(&format!("{{{name}}}"), id),
            None => template.to_owned(),
        }
    }

    fn at(place: Place) -> Self {
        Self { place: Some(place), ..Self::default() }
    }

    /// Something that somebody makes now, found by a member of its view.
    async fn made(
        by: &Caller,
        list: &str,
        body: &Value,
        (placeholder, member): (&'static str, &str),
        place: Place,
    ) -> Self {
        let answer = by.post(list).json(body).await.expect(201);
        let id = answer.json()[member].as_str().unwrap().to_owned();
        Self { id: Some((placeholder, id)), etag: Some(answer.etag()), place: Some(place), ..Self::default() }
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
            Self::Nation => Target::at(Place::default()),
            Self::Vest => Target::at(vest()),
            Self::Voss => Target::at(voss()),
            Self::Unnamed => {
                app.database.run("DELETE FROM organisations WHERE name = 'Pårørandesenteret'").await;
                Target::at(Place::default())
            }
            Self::Organisation => an_organisation(app, people).await,
            Self::EndedOrganisation => {
                let target = an_organisation(app, people).await;
                let path = target.path("/organisations/{organisationId}/end");
                let ended =
                    people.national.post(&path).if_match(target.etag.as_ref().unwrap()).await.expect(200);
                Target { etag: Some(ended.etag()), ..target }
            }
            Self::EmptyMap => {
                app.database.run("DELETE FROM region_actors").await;
                Target::at(vest())
            }
            Self::RegionActor => {
                app.database.run("DELETE FROM region_actors").await;
                let body =
                    json!({ "region": "vest", "organisation": test_support::HVL, "topics": ["methods"] });
                Target::made(
                    &people.vest_coordinator,
                    "/region-actors",
                    &body,
                    ("regionActorId", "id"),
                    vest(),
                )
                .await
            }
            Self::Group => a_group(people).await,
            Self::GroupWithMember => {
                app.database.run("DELETE FROM group_members").await;
                let target = a_group(people).await;
                let group = target.path("{groupId}");
                let voss = municipality("4621");
                app.database
                    .run(&format!(
                        "INSERT INTO group_members (id, group_id, municipality_id, role, valid) VALUES \
                         ('00000000-0000-7000-800a-000000000001', '{group}', '{voss}', 'member', daterange('2026-01-15', NULL))"
                    ))
                    .await;
                target
            }
            Self::Network => a_network(&people.voss_contact, "4621", voss()).await,
            Self::BodosNetwork => a_network(&people.bodo_contact, "1804", voss()).await,
            Self::NoTemplate => {
                app.database
                    .run(
                        "ALTER TABLE template_versions DISABLE TRIGGER USER; DELETE FROM template_versions; \
                     DELETE FROM templates; ALTER TABLE template_versions ENABLE TRIGGER USER",
                    )
                    .await;
                Target::at(Place::default())
            }
            Self::Template => {
                let key = format!("mal-{}", app.clock.id().as_u128() & 0xffff_ffff);
                let text = "Avtale for {{cluster}}";
                let body = json!({ "key": key, "kind": "other", "titleNb": "Ein mal", "titleNn": "Ein mal",
                                   "bodyNb": text, "bodyNn": text, "validFrom": "2026-01-01" });
                Target::made(&people.national, "/templates", &body, ("templateKey", "key"), Place::default())
                    .await
            }
            Self::Introduction => introduction(app, people).await,
            Self::BegunIntroduction => {
                let target = introduction(app, people).await;
                let path = target.path("/introductions/{roleAssignmentId}/complete-step");
                let done = people.kkhov_coordinator.post(&path).if_match(target.etag.as_ref().unwrap());
                let done = done.json(&json!({ "step": "know_ksf" })).await.expect(200);
                Target { etag: Some(done.etag()), ..target }
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

fn vest() -> Place {
    Place { region: Some(VEST), ..Place::default() }
}

fn voss() -> Place {
    Place { municipalities: vec![municipality("4621")], clusters: vec![KKHOV], region: Some(VEST) }
}

async fn an_organisation(app: &TestApp, people: &People) -> Target {
    let body = json!({ "name": format!("Organisasjon {}", app.clock.id()), "kind": "voluntary" });
    let (by, found) = (&people.national, ("organisationId", "id"));
    Target::made(by, "/organisations", &body, found, Place::default()).await
}

async fn a_group(people: &People) -> Target {
    let body = json!({ "type": "expert", "name": "Faggruppa", "region": "vest" });
    Target::made(&people.vest_coordinator, "/groups", &body, ("groupId", "id"), vest()).await
}

async fn a_network(by: &Caller, coordinator: &str, place: Place) -> Target {
    let body = json!({ "name": "Nettverket", "theme": "Nattilsyn", "coordinator": coordinator, "validTo": "2027-12-31" });
    Target::made(by, "/networks", &body, ("networkId", "id"), place).await
}

/// The programme of kkhov's coordinator, with nothing done.
async fn introduction(app: &TestApp, people: &People) -> Target {
    app.database.run("DELETE FROM introduction_steps_done").await;
    let mine = people.kkhov_coordinator.get("/me/introduction").await.ok();
    let id = mine["items"][0]["id"].as_str().unwrap().to_owned();
    let etag = people.kkhov_coordinator.get(&format!("/introductions/{id}")).await.etag();
    let introduction = Some(id.parse().unwrap());
    Target { id: Some(("roleAssignmentId", id)), etag: Some(etag), introduction, ..Target::default() }
}

//! What is there before a request: the resource it is about, in a state that permits it.

use api::clock::Clock;
use domain::access::policy::{HeldSeat, Place, Seat};
use domain::access::{Role, Scope};
use domain::{ClusterId, NeedId, RoleAssignmentId, UserId};
use serde_json::{Value, json};
use test_support::{
    Caller, ClusterStory, KKHOV, PASSWORD, People, Person, Story, TestApp, VEST, a_need, municipality,
};

/// What a request is about.
#[derive(Clone, Copy, Debug)]
pub(super) enum Given {
    /// Nothing in particular.
    Nothing,
    /// Whoever asks, in whatever version.
    Oneself,
    /// Nothing in particular; what was offered to the researcher is cleared away.
    Unoffered,
    /// The municipality Voss, which has consented to nothing.
    Voss,
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
    /// A cluster that Austrheim founded.
    Founded,
    /// One that Austrheim founded and that is to begin later.
    ToBegin,
    /// The same with Voss invited.
    Invited,
    /// The same, for those who drive the cluster.
    Proposed,
    /// The same with Alver as a member, for whoever speaks for Alver.
    Joined,
    /// The same, for those who drive the cluster.
    Members,
    /// The same with a draft of an agreement.
    Drafted,
    /// The same with the agreement sent to the members.
    Sent,
    /// The same ready to be established.
    Ready,
    /// The same established.
    Established,
    /// The same with a subcluster.
    WithSubcluster,
    /// The role of a second contact of Voss, offered to the contact of Austrheim.
    Offer,
    /// The same, accepted.
    Held,
    /// The same, and she is away.
    Away,
    /// A standing consent of Voss to its cluster's coordinator.
    Consent,
    /// A session of the contact of Voss.
    OwnSession,
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
    /// Placeholders of the path, and their values.
    ids: Vec<(&'static str, String)>,
    /// The need, where it is one.
    pub need: Option<NeedId>,
    /// Its newest version.
    pub etag: Option<String>,
    /// A cookie that only whoever may knows.
    pub cookie: Option<String>,
    /// The role that it is about.
    pub held: Option<HeldSeat>,
    /// Whose it is alone.
    pub owner: Option<UserId>,
    /// Where it lies in the structure.
    pub place: Option<Place>,
    /// The introduction programme, where it is one.
    pub introduction: Option<RoleAssignmentId>,
    /// The number of the municipality whose voice counts, wherever that lies.
    pub spoken_for: Option<&'static str>,
    /// The cluster that it speaks in as a member: that one's desk alone writes down what it says there.
    pub member_of: Option<ClusterId>,
}

impl Target {
    /// The path of a request to it.
    pub fn path(&self, template: &str) -> String {
        self.ids.iter().fold(template.to_owned(), |path, (name, id)| path.replace(&format!("{{{name}}}"), id))
    }

    /// A role of a contact of Voss that the contact of Austrheim is offered or holds.
    async fn role(people: &People, id: String) -> Self {
        let etag = people.voss_contact.get(&format!("/role-assignments/{id}")).await.etag();
        let seat = Seat {
            role: Role::RdContact,
            scope: Scope::Municipality(municipality("4621")),
            clusters: vec![KKHOV],
            regions: vec![VEST],
        };
        let held = HeldSeat {
            seat,
            holder: people.austrheim_contact.user(),
            deputy: None,
            named_deputies: Vec::new(),
        };
        Self { ids: vec![("roleAssignmentId", id)], etag: Some(etag), held: Some(held), ..Self::default() }
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
        Self {
            ids: vec![(placeholder, id)],
            etag: Some(answer.etag()),
            place: Some(place),
            ..Self::default()
        }
    }

    fn need(story: &Story) -> Self {
        Self {
            ids: vec![("needId", story.id.to_string())],
            need: Some(story.id),
            etag: Some(story.etag.clone()),
            ..Self::default()
        }
    }
}

impl Target {
    /// A cluster, whose part the path may name, for those who drive it, or for who speaks for a municipality.
    fn cluster(story: &ClusterStory, part: Option<&'static str>, spoken_for: Option<&'static str>) -> Self {
        let id = |part| match part {
            "proposalId" => story.view.proposals[0].id.to_string(),
            "agreementId" => story.view.agreements[0].id.to_string(),
            _ => story.view.subclusters[0].id.to_string(),
        };
        let mut ids = vec![("clusterId", story.id.to_string())];
        ids.extend(part.map(|part| (part, id(part))));
        let place = Place {
            municipalities: vec![municipality("4632")],
            clusters: vec![story.id],
            region: Some(VEST),
        };
        let there = |number| story.view.members.iter().any(|member| member.municipality.number == number);
        let member_of = spoken_for.filter(|number| there(*number)).map(|_| story.id);
        let etag = Some(story.etag.clone());
        Self { ids, etag, place: Some(place), spoken_for, member_of, ..Self::default() }
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
            Self::Oneself => Target { etag: Some("*".to_owned()), ..Target::default() },
            Self::Unoffered => {
                let user = people.researcher.user();
                app.database
                    .run(&format!(
                        "DELETE FROM role_assignments WHERE user_id = '{user}' AND role = 'rd_contact'"
                    ))
                    .await;
                Target::default()
            }
            Self::Voss => {
                // Each time anew, also where the one before gave the same consent.
                app.database.run("DELETE FROM delegations").await;
                let place = Place {
                    municipalities: vec![municipality("4621")],
                    clusters: vec![KKHOV],
                    region: Some(VEST),
                };
                let ids = vec![("municipalityNumber", "4621".to_owned())];
                Target { ids, place: Some(place), ..Target::default() }
            }
            Self::Draft => Target::need(&Story::draft(&people.voss_contact, &a_need()).await),
            Self::Submitted => Target::need(&Story::submitted(&people.voss_contact).await),
            Self::Qualified => Target::need(&Story::qualified(people).await),
            Self::Published => Target::need(&Story::published(people, true).await),
            Self::Account => {
                let id = app.somebody("Nokon", &[]).await.user().to_string();
                let etag = people.admin.get(&format!("/users/{id}")).await.etag();
                Target { ids: vec![("userId", id)], etag: Some(etag), ..Target::default() }
            }
            Self::Offer => Target::role(people, offer(app, people).await).await,
            Self::Held => Target::role(people, held(app, people).await).await,
            Self::Away => {
                let id = held(app, people).await;
                let path = format!("/role-assignments/{id}/absences");
                let away = json!({ "validFrom": "2026-01-20", "deputy": people.alver_contact.user() });
                people.austrheim_contact.post(&path).if_match("*").json(&away).await.expect(201);
                let mut target = Target::role(people, id).await;
                if let Some(held) = &mut target.held {
                    held.named_deputies = vec![people.alver_contact.user()];
                }
                target
            }
            Self::Consent => consent(app, people).await,
            Self::OwnSession => {
                let (email, user) = (Person::named("voss_contact").email, people.voss_contact.user());
                let login = json!({ "email": email, "password": PASSWORD });
                people.anonymous.post("/auth/login").json(&login).await.expect(200);
                let newest = format!(
                    "SELECT id FROM sessions WHERE user_id = '{user}' ORDER BY created_at DESC, id DESC LIMIT 1"
                );
                let id = app.database.row(&newest).await["id"].as_str().unwrap().to_owned();
                Target { ids: vec![("sessionId", id)], owner: Some(user), ..Target::default() }
            }
            Self::Region | Self::Municipality | Self::Document => self.register(people).await,
            Self::Session => {
                let email = Person::named("voss_contact").email;
                let login = json!({ "email": email, "password": PASSWORD });
                let answer = people.anonymous.post("/auth/login").json(&login).await.expect(200);
                let cookie = answer.header("set-cookie").split(';').next().map(str::to_owned);
                Target { cookie, ..Target::default() }
            }
            Self::Founded
            | Self::ToBegin
            | Self::Invited
            | Self::Proposed
            | Self::Joined
            | Self::Members
            | Self::Drafted
            | Self::Sent
            | Self::Ready
            | Self::Established
            | Self::WithSubcluster => self.cluster(people).await,
            Self::Unnamed
            | Self::Organisation
            | Self::EndedOrganisation
            | Self::EmptyMap
            | Self::RegionActor => self.actor(app, people).await,
            Self::NoTemplate | Self::Template | Self::Introduction | Self::BegunIntroduction => {
                self.template_or_introduction(app, people).await
            }
            Self::Nation
            | Self::Vest
            | Self::Group
            | Self::GroupWithMember
            | Self::Network
            | Self::BodosNetwork => self.group(app, people).await,
        }
    }

    /// A region or a municipality, or what it links to.
    async fn register(self, people: &People) -> Target {
        match self {
            Self::Region => {
                let etag = people.anonymous.get("/regions/vest").await.etag();
                let place = Place { region: Some(VEST), ..Place::default() };
                Target {
                    ids: vec![("regionSlug", "vest".to_owned())],
                    etag: Some(etag),
                    place: Some(place),
                    ..Target::default()
                }
            }
            Self::Municipality => {
                let etag = people.anonymous.get("/municipalities/4621").await.etag();
                let ids = vec![("municipalityNumber", "4621".to_owned())];
                Target { ids, etag: Some(etag), place: Some(voss()), ..Target::default() }
            }
            Self::Document => {
                let etag = people.anonymous.get("/municipalities/4621").await.etag();
                let call = people.voss_contact.post("/municipalities/4621/documents");
                let made = call.json(&a_document()).if_match(etag).await.expect(201);
                let id = made.json()["id"].as_str().unwrap().to_owned();
                Target {
                    ids: vec![("documentId", id)],
                    etag: Some(made.etag()),
                    place: Some(voss()),
                    ..Target::default()
                }
            }
            other => panic!("{other:?} is no register"),
        }
    }

    /// An organisation, or its line on the map of Vest.
    async fn actor(self, app: &TestApp, people: &People) -> Target {
        match self {
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
            other => panic!("{other:?} is no actor"),
        }
    }

    /// A group or network, or where one would be.
    async fn group(self, app: &TestApp, people: &People) -> Target {
        match self {
            Self::Nation => Target::at(Place::default()),
            Self::Vest => Target::at(vest()),
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
            // With another member, that can take over.
            Self::Network => {
                let target = a_network(&people.voss_contact, "4621", voss()).await;
                let (group, other) = (target.path("{networkId}"), municipality("4634"));
                app.database
                    .run(&format!(
                        "INSERT INTO group_members (id, group_id, municipality_id, role, valid) \
                         SELECT gen_random_uuid(), g.id, '{other}', 'member', g.valid FROM groups g WHERE g.id = '{group}'"
                    ))
                    .await;
                target
            }
            Self::BodosNetwork => a_network(&people.bodo_contact, "1804", voss()).await,
            other => panic!("{other:?} is no group"),
        }
    }

    /// A template, or a programme of introduction.
    async fn template_or_introduction(self, app: &TestApp, people: &People) -> Target {
        match self {
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
            other => panic!("{other:?} is no template"),
        }
    }

    /// A cluster that has gone through what is said.
    async fn cluster(self, people: &People) -> Target {
        match self {
            Self::Founded => Target::cluster(&ClusterStory::founded(people).await, None, None),
            Self::ToBegin => Target::cluster(&ClusterStory::to_begin(people).await, None, None),
            Self::Invited => {
                let story = ClusterStory::founded(people).await.invited(people, "4621").await;
                Target::cluster(&story, Some("proposalId"), Some("4621"))
            }
            Self::Proposed => {
                let story = ClusterStory::founded(people).await.invited(people, "4621").await;
                Target::cluster(&story, Some("proposalId"), None)
            }
            Self::Joined => {
                let story = ClusterStory::joined(people, 2).await;
                Target::cluster(&story, None, Some("4631"))
            }
            Self::Members => Target::cluster(&ClusterStory::joined(people, 2).await, None, None),
            Self::Drafted => {
                let story = ClusterStory::joined(people, 2).await;
                let body = json!({ "title": "Samarbeidsavtale" });
                let story = story.then(&people.austrheim_contact, "agreements", &body).await;
                Target::cluster(&story, Some("agreementId"), None)
            }
            Self::Sent => {
                let story = ClusterStory::joined(people, 2).await;
                let body = json!({ "title": "Samarbeidsavtale" });
                let story = story.then(&people.austrheim_contact, "agreements", &body).await;
                let send = format!("{}/send", story.agreement());
                let story = story.then_without_body(&people.austrheim_contact, &send).await;
                Target::cluster(&story, Some("agreementId"), Some("4631"))
            }
            Self::Ready => {
                let story = ClusterStory::joined(people, 2).await.signed(people).await;
                let story = story.driven_by(people, "4632", "2026-01-15").await;
                let why = json!({ "reason": "Utkast til avtale" });
                Target::cluster(&story.then(&people.austrheim_contact, "begin", &why).await, None, None)
            }
            Self::Established => Target::cluster(&ClusterStory::established(people).await, None, None),
            Self::WithSubcluster => {
                let story = ClusterStory::joined(people, 2).await;
                let body = json!({ "name": "Nattgruppa", "theme": "Nattilsyn", "members": ["4631", "4632"],
                               "validTo": "2026-12-31" });
                let story = story.then(&people.austrheim_contact, "subclusters", &body).await;
                Target::cluster(&story, Some("subclusterId"), None)
            }
            other => panic!("{other:?} is no cluster"),
        }
    }
}

fn vest() -> Place {
    Place { region: Some(VEST), ..Place::default() }
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
    Target { ids: vec![("roleAssignmentId", id)], etag: Some(etag), introduction, ..Target::default() }
}

/// A second contact of Voss, offered by the first. What was there before is cleared away.
async fn offer(app: &TestApp, people: &People) -> String {
    let user = people.austrheim_contact.user();
    let theirs = format!("user_id = '{user}' AND municipality_id = '{}'", municipality("4621"));
    let of = format!("(SELECT id FROM role_assignments WHERE {theirs})");
    app.database
        .run(&format!(
            "DELETE FROM absences WHERE role_assignment_id IN {of}; DELETE FROM role_assignments WHERE {theirs}"
        ))
        .await;
    let offer = json!({
        "holder": user,
        "offer": {
            "role": "rd_contact", "municipality": "4621", "validFrom": "2026-01-01", "decidedBy": "Voss kommune"
        }
    });
    let made = people.voss_contact.post("/role-assignments").json(&offer).await.expect(201);
    made.json()["id"].as_str().unwrap().to_owned()
}

async fn held(app: &TestApp, people: &People) -> String {
    let id = offer(app, people).await;
    let path = format!("/role-assignments/{id}/accept");
    people.austrheim_contact.post(&path).if_match("*").json(&json!({})).await.expect(200);
    id
}

async fn consent(app: &TestApp, people: &People) -> Target {
    app.database.run("DELETE FROM delegations").await;
    let body = json!({ "task": "withdraw_needs", "cluster": KKHOV });
    let made = people.voss_contact.post("/municipalities/4621/delegations").json(&body).await.expect(201);
    let id = made.json()["id"].as_str().unwrap().to_owned();
    let place = Place { municipalities: vec![municipality("4621")], ..Place::default() };
    Target {
        ids: vec![("delegationId", id)],
        etag: Some(made.etag()),
        place: Some(place),
        ..Target::default()
    }
}

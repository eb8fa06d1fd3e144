//! Every read of the structure on the days around a motor's rotation and a merger: each shows what was true that day.

use api::import::import_changes;
use serde_json::{Value, json};
use test_support::{Caller, ClusterStory, HVL, KKHOV, People, TestApp};

/// The days looked at: before anything of the story, before and after the rotation, before and after the merger.
const DAYS: [&str; 4] = ["2026-08-31", "2026-09-01", "2026-12-31", "2027-01-01"];

/// A read: its address, where what is looked at stands, and what that is on each of the days.
struct Read {
    path: String,
    shows: &'static [&'static str],
    on: [Value; 4],
}

/// What stands at a path such as `items/number`: of a list, of each of its items.
fn at(value: &Value, path: &str) -> Value {
    let Some((first, rest)) = path.split_once('/') else { return value[path].clone() };
    match &value[first] {
        Value::Array(items) => items.iter().map(|item| at(item, rest)).collect(),
        other => at(other, rest),
    }
}

/// The same before and after the rotation, and another after the merger.
fn merged(before: Value, after: Value) -> [Value; 4] {
    [before.clone(), before.clone(), before, after]
}

/// Another from the rotation on.
fn rotated(before: Value, after: Value) -> [Value; 4] {
    [before, after.clone(), after.clone(), after]
}

async fn made(by: &Caller, list: &str, body: Value) -> String {
    by.post(list).json(&body).await.expect(201).header("location").strip_prefix("/api/v1").unwrap().to_owned()
}

struct World {
    cluster: ClusterStory,
    network: String,
    group: String,
}

/// A cluster whose motor rotates, a network, a group, a line on the map and a representative; then Voss and Masfjorden merge.
async fn world(app: &TestApp, people: &People) -> World {
    let cluster = ClusterStory::established(people).await.driven_by(people, "4631", "2026-09-01").await;
    let network = json!({ "name": "Nattnettverket", "theme": "Nattilsyn", "coordinator": "4621",
                          "validFrom": "2026-01-01", "validTo": "2027-12-31" });
    let network = made(&people.voss_contact, "/networks", network).await;
    let group = json!({ "type": "regional", "name": "Samarbeidsgruppa", "region": "vest", "validFrom": "2026-01-01" });
    let group = made(&people.vest_coordinator, "/groups", group).await;
    for (number, role) in [("4621", "member"), ("4634", "leader")] {
        let etag = people.vest_coordinator.get(&group).await.etag();
        let body = json!({ "municipality": number, "role": role, "validFrom": "2026-01-01" });
        people.vest_coordinator.post(&format!("{group}/members")).if_match(etag).json(&body).await.ok();
    }
    let line =
        json!({ "region": "vest", "organisation": HVL, "topics": ["students"], "validFrom": "2026-09-01" });
    made(&people.vest_coordinator, "/region-actors", line).await;
    app.database
        .run(
            "UPDATE organisations SET municipality_id = (SELECT id FROM municipalities WHERE number = '4621') \
             WHERE short_name = 'HVL'; \
             UPDATE cooperation_members SET municipality_id = (SELECT id FROM municipalities WHERE number = '4634') \
             WHERE municipality_id IS NOT NULL",
        )
        .await;
    let list = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("as_of.csv");
    let rows = "date,kind,from,to,names,county,source\n\
                2027-01-01,merge,4621;4634,4699,Voss og Masfjorden,,Stortinget 2026\n";
    std::fs::write(&list, rows).unwrap();
    import_changes(&app.state.pool, &list, &*app.clock).await.unwrap();
    for (caller, count) in [(&people.voss_contact, 1), (&people.masfjorden_contact, 1)] {
        let offers = caller.get("/role-assignments?holder=me&status=proposed").await.ok();
        assert_eq!(offers["items"].as_array().unwrap().len(), count);
    }
    World { cluster, network, group }
}

/// A read as it was until the day that roles ended at once, and from that day on.
fn ended(path: &str, shows: &'static [&'static str], before: &Value, after: &Value) -> Read {
    let on = [before.clone(), before.clone(), before.clone(), after.clone()];
    Read { path: path.to_owned(), shows, on }
}

/// The whole table.
fn reads(world: &World) -> Vec<Read> {
    let cluster = &world.cluster.path;
    let read = |path: &str, shows, on| Read { path: path.to_owned(), shows, on };
    let county = json!(["4601", "4621", "4622", "4631", "4632", "4634"]);
    let county_after = json!(["4601", "4622", "4631", "4632", "4699"]);
    vec![
        read("/counties?", &["items/municipalities"], merged(json!([1, 1, 2, 6]), json!([1, 1, 2, 5]))),
        read("/counties/46?", &["municipalities"], merged(json!(6), json!(5))),
        read("/municipalities?county=46&", &["items/number"], merged(county.clone(), county_after.clone())),
        read("/municipalities?region=vest&", &["items/number"], merged(county, county_after)),
        read(
            "/municipalities/4699?",
            &["name", "region/slug"],
            merged(Value::Null, json!(["Voss og Masfjorden", "vest"])),
        ),
        read(
            "/municipalities/4621?",
            &["name", "validTo"],
            merged(json!(["Voss", "2026-12-31"]), json!(["Voss", "2026-12-31"])),
        ),
        read("/regions?", &["items/municipalityCount"], merged(json!([6, 1, 2]), json!([5, 1, 2]))),
        read(
            "/regions/vest?",
            &["municipalityCount", "host/municipality/number"],
            merged(json!([6, "4601"]), json!([5, "4601"])),
        ),
        read(
            "/clusters?region=vest&",
            &["items/motor/municipality/number"],
            rotated(json!([null, "4601", "4632", "4631"]), json!([null, "4601", "4631", "4631"])),
        ),
        read(&format!("{cluster}?"), &["motor/municipality/number"], rotated(json!("4632"), json!("4631"))),
        read(
            &format!("{cluster}?"),
            &["members/municipality/number"],
            merged(json!(["4621", "4622", "4631", "4632", "4634"]), json!(["4622", "4631", "4632", "4699"])),
        ),
        read(
            &format!("{}?", world.network),
            &["coordinator/number", "members/municipality/number"],
            merged(json!(["4621", ["4621"]]), json!(["4699", ["4699"]])),
        ),
        read(
            "/networks?",
            &["items/coordinator/name"],
            merged(json!(["Voss"]), json!(["Voss og Masfjorden"])),
        ),
        read(
            &format!("{}?", world.group),
            &["members/municipality/number", "members/role"],
            merged(json!([["4634", "4621"], ["leader", "member"]]), json!([["4699"], ["leader"]])),
        ),
        read(
            "/groups?region=vest&",
            &["items/members/municipality/name"],
            merged(json!([["Masfjorden", "Voss"]]), json!([["Voss og Masfjorden"]])),
        ),
        read(
            "/representatives?type=regional&",
            &["items/municipality/number"],
            merged(json!(["4621", "4634"]), json!(["4699"])),
        ),
        read(
            "/role-assignments?municipality=4621&",
            &["items/role"],
            merged(json!(["rd_contact"]), json!([])),
        ),
        read(
            "/role-assignments?municipality=4699&status=proposed&",
            &["items/holder"],
            merged(
                json!(["FoU-kontakt i Masfjorden", "FoU-kontakt på Voss"]),
                json!(["FoU-kontakt i Masfjorden", "FoU-kontakt på Voss"]),
            ),
        ),
        read(
            "/municipalities/4621/answerer?",
            &["because", "person"],
            merged(json!(["contact", "FoU-kontakt på Voss"]), json!(Value::Null)),
        ),
        read(
            "/cooperations?",
            &["items/members/municipality/number"],
            merged(json!([["4634", null]]), json!([["4699", null]])),
        ),
        read(
            "/organisations?q=H%C3%B8gskulen&",
            &["items/municipality/number"],
            merged(json!(["4621"]), json!(["4699"])),
        ),
        read(
            "/regions/vest/actors?",
            &["items/organisation/name"],
            rotated(json!([]), json!(["Høgskulen på Vestlandet"])),
        ),
    ]
}

/// What does not show on its days what was true on them.
async fn wrong(people: &People, reads: Vec<Read>, days: [&str; 4]) -> Vec<String> {
    let mut wrong = Vec::new();
    for read in reads {
        for (day, expected) in days.iter().zip(&read.on) {
            let answer = people.national.get(&format!("{}asOf={day}", read.path)).await;
            let shown = match answer.status {
                200 => {
                    let body = answer.json();
                    let mut all: Vec<Value> = read.shows.iter().map(|path| at(&body, path)).collect();
                    if all.len() == 1 { all.remove(0) } else { Value::Array(all) }
                }
                400 | 404 => Value::Null,
                other => json!(other),
            };
            if shown != *expected {
                wrong.push(format!("{} on {day} {:?}: {shown}, not {expected}", read.path, read.shows));
            }
        }
    }
    wrong
}

#[tokio::test]
async fn each_read_shows_what_was_true_before_and_after_a_rotation_and_a_merger() {
    let (app, people) = TestApp::start().await;
    let world = world(&app, &people).await;
    let wrong = wrong(&people, reads(&world), DAYS).await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A contact's role, a coordinator's and an account end on the last of these days, all at once.
const AROUND_AN_END: [&str; 4] = ["2025-12-31", "2026-01-10", "2026-01-14", "2026-01-15"];

#[tokio::test]
async fn a_role_that_ended_at_once_was_held_on_the_days_before() {
    let (app, people) = TestApp::start().await;
    for person in [&people.voss_contact, &people.kkhov_coordinator] {
        let own = person.get("/role-assignments?holder=me").await.ok()["items"][0]["id"].clone();
        let path = format!("/role-assignments/{}/end", own.as_str().unwrap());
        people.vest_coordinator.post(&path).if_match("*").json(&json!({})).await.ok();
    }
    let closed = format!(
        "UPDATE users SET active = false, closed_at = '2026-01-15 09:00Z' WHERE id = '{}'",
        people.kvam_contact.user()
    );
    app.database.run(&closed).await;
    let without = "/municipalities?region=vest&lacks=contact&";
    let kkhov = format!("/clusters/{KKHOV}?");
    let contacts = &["members/municipality/number", "members/hasContact"];
    let members = |voss: bool| json!([["4601", "4621", "4634"], [false, voss, true]]);
    let reads = vec![
        ended(without, &["items/number"], &json!(["4601"]), &json!(["4601", "4621", "4622"])),
        ended(&kkhov, contacts, &members(true), &members(false)),
        ended(
            &kkhov,
            &["lacks"],
            &json!(["five_members", "contact", "subcluster", "anchoring"]),
            &json!(["coordinator", "five_members", "contact", "subcluster", "anchoring"]),
        ),
        ended("/municipalities/4621/answerer?", &["because"], &json!("contact"), &json!("region")),
        ended("/municipalities/4622/answerer?", &["because"], &json!("contact"), &json!("region")),
    ];
    let wrong = wrong(&people, reads, AROUND_AN_END).await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

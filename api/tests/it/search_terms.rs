//! Search terms follow the language tables: the version they were made with is stored, and others are made anew.

use serde_json::Value;
use std::process::Command;
use std::time::Duration;
use store::{Pool, PoolOptions};
use test_support::{Database, Story, Template, TestApp};

/// Everything that is derived from the language tables, and which row was written when.
const INDEX: &str = "SELECT \
    (SELECT jsonb_agg(to_jsonb(t) || jsonb_build_object('xmin', t.xmin::text) ORDER BY need_id) FROM need_terms t) AS needs, \
    (SELECT jsonb_agg(jsonb_build_array(m.id, terms, terms_version, m.xmin::text) ORDER BY m.id) \
        FROM municipalities m) AS municipalities, \
    (SELECT jsonb_agg(jsonb_build_array(o.id, terms, terms_version, o.xmin::text) ORDER BY o.id) \
        FROM organisations o) AS organisations, \
    (SELECT jsonb_agg(term ORDER BY term COLLATE \"C\") FROM search_lexicon) AS lexicon, \
    (SELECT terms_version FROM installation) AS version";

/// What must not change because terms do.
const FACTS: &str = "SELECT (SELECT jsonb_agg(n ORDER BY id) FROM needs n) AS needs, \
    (SELECT count(*) FROM events) AS events";

const SPOIL: &str = "UPDATE installation SET terms_version = 7; \
    UPDATE need_terms SET terms = '{spoiled}', title_terms = '{}', origin_terms = '{}', terms_version = 7; \
    UPDATE municipalities SET terms = '{spoiled}', terms_version = 7; \
    UPDATE organisations SET terms = '{spoiled}', terms_version = 7; \
    DELETE FROM search_lexicon; INSERT INTO search_lexicon VALUES ('spoiled')";

fn pool(database: &Database, statement_timeout: Duration) -> Pool {
    let wait = Duration::from_secs(10);
    Pool::new(&database.url, &PoolOptions { size: 2, wait, statement_timeout, authorities: None }).unwrap()
}

async fn index(database: &Database) -> Value {
    database.row(INDEX).await
}

/// The index without when its rows were written.
async fn terms(database: &Database) -> Value {
    let mut index = index(database).await;
    for need in index["needs"].as_array_mut().unwrap() {
        need.as_object_mut().unwrap().remove("xmin");
    }
    for table in ["municipalities", "organisations"] {
        for row in index[table].as_array_mut().unwrap() {
            row.as_array_mut().unwrap().pop();
        }
    }
    index
}

#[tokio::test]
async fn terms_of_another_version_become_those_of_a_fresh_index_and_a_second_run_does_nothing() {
    let database = Database::of(Template::Demo).await;
    let pool = pool(&database, Duration::from_secs(20));
    let (fresh, facts) = (terms(&database).await, database.row(FACTS).await);
    database.run(SPOIL).await;
    assert_ne!(terms(&database).await, fresh);

    let rows = database.count("need_terms").await + 357 + database.count("organisations").await;
    assert_eq!(i64::try_from(store::terms::take_over(&pool).await.unwrap()).unwrap(), rows);
    assert_eq!(terms(&database).await, fresh);
    assert_eq!(database.row(FACTS).await, facts);

    let written = index(&database).await;
    assert_eq!(store::terms::take_over(&pool).await.unwrap(), 0);
    assert_eq!(index(&database).await, written);
}

#[tokio::test]
async fn what_was_interrupted_is_not_served_and_the_next_run_goes_on_where_it_ended() {
    let database = Database::of(Template::Demo).await;
    let fresh = terms(&database).await;
    database.run(SPOIL).await;
    let mut other = database.connect().await;
    let blocking = other.transaction().await.unwrap();
    blocking.batch_execute("SELECT 1 FROM organisations FOR UPDATE").await.unwrap();
    let impatient = pool(&database, Duration::from_millis(300));
    assert!(store::terms::take_over(&impatient).await.is_err());
    blocking.rollback().await.unwrap();

    let patient = pool(&database, Duration::from_secs(20));
    assert!(!store::terms::are_ours(&mut patient.get().await.unwrap()).await.unwrap());
    let left = store::terms::take_over(&patient).await.unwrap();
    let rows = database.count("need_terms").await + database.count("organisations").await;
    assert_eq!(i64::try_from(left).unwrap(), rows, "the municipalities were done");
    assert_eq!(terms(&database).await, fresh);
    assert!(store::terms::are_ours(&mut patient.get().await.unwrap()).await.unwrap());
}

#[tokio::test]
async fn two_programs_at_once_share_the_work_and_no_step_takes_more_than_its_part() {
    let database = Database::of(Template::Demo).await;
    let pool = pool(&database, Duration::from_secs(20));
    database
        .run(
            "INSERT INTO organisations (id, name, kind) SELECT gen_random_uuid(), 'Forskingsheimen ' || n, 'university' \
             FROM generate_series(1, 1200) n",
        )
        .await;
    store::terms::take_over(&pool).await.unwrap();
    let fresh = terms(&database).await;
    database.run(SPOIL).await;
    let (one, other) = tokio::join!(store::terms::take_over(&pool), store::terms::take_over(&pool));
    let rows = database.count("need_terms").await + 357 + database.count("organisations").await;
    assert_eq!(i64::try_from(one.unwrap() + other.unwrap()).unwrap(), rows);
    assert_eq!(terms(&database).await, fresh);
    let transactions = database.row("SELECT count(DISTINCT xmin::text) AS n FROM organisations").await;
    assert_eq!(transactions["n"], 3, "500 rows a transaction");
}

#[tokio::test]
async fn what_another_version_wrote_meanwhile_is_made_anew_by_the_service_that_the_installation_is_for() {
    let (app, people) = TestApp::start().await;
    let need = Story::published(&people, true).await;
    let search = async |word: &str| {
        people.anonymous.get("/needs").query(&[("q", word)]).await.ok()["items"].as_array().unwrap().len()
    };
    assert_eq!((search("hjemmetilsyn").await, search("nattilsyn").await), (0, 1));

    let spoil = "UPDATE need_terms SET terms = '{hjemtilsyn}', terms_version = 7";
    app.database.run(spoil).await;
    app.database.run("UPDATE installation SET terms_version = 7").await;
    api::jobs::tidy(&app.state).await.unwrap();
    assert_eq!(search("nattilsyn").await, 0, "a program of version 7 may be at work");

    let ours = format!("UPDATE installation SET terms_version = {}", language::version());
    app.database.run(&ours).await;
    api::jobs::tidy(&app.state).await.unwrap();
    assert_eq!(search("nattilsyn").await, 1);
    assert_eq!(
        people.voss_contact.get(&need.path).await.etag(),
        need.etag,
        "a need's version is not of its terms"
    );
}

#[tokio::test]
async fn a_municipality_that_got_another_name_takes_its_needs_along() {
    let (app, people) = TestApp::start().await;
    Story::published(&people, true).await;
    let search = async |word: &str| {
        people.anonymous.get("/needs").query(&[("q", word)]).await.ok()["items"].as_array().unwrap().len()
    };
    assert_eq!((search("Voss").await, search("Vangen").await), (1, 0));
    app.database
        .run("UPDATE municipalities SET name = 'Vangen', name_official = 'Vangen', terms_version = 0 WHERE number = '4621'")
        .await;
    api::jobs::tidy(&app.state).await.unwrap();
    assert_eq!((search("Voss").await, search("Vangen").await), (0, 1));
}

#[tokio::test]
async fn the_service_refuses_to_start_on_terms_of_another_version_until_migrate_has_seen_to_them() {
    let database = Database::of(Template::Demo).await;
    let fresh = terms(&database).await;
    let run = |command: &str| {
        let mut api = Command::new(env!("CARGO_BIN_EXE_api"));
        api.arg(command).env("DATABASE_URL", &database.url).env("LOG", "off");
        api.env("SECRET_KEY", "of the tests, which is no secret at all");
        let output = api.output().unwrap();
        let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        (output.status.success(), text)
    };
    database.run(SPOIL).await;
    let line = "error: the database's search terms are of another version than this one's: run `api migrate` first\n";
    assert_eq!(run("serve"), (false, line.to_owned()));
    let (done, said) = run("migrate");
    assert!(done && said.starts_with("0 migrations run\nsearch terms of "), "{said}");
    assert_eq!(terms(&database).await, fresh);
    assert_eq!(run("migrate"), (true, "0 migrations run\n".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_programs_that_migrate_at_once_do_the_work_of_one() {
    let database = Database::bare();
    let migrate = || {
        let url = database.url.clone();
        async move { store::migrate(&url, None).await }
    };
    let (one, other) = tokio::join!(tokio::spawn(migrate()), tokio::spawn(migrate()));
    let (one, other) = (one.unwrap().unwrap(), other.unwrap().unwrap());
    assert!(one.min(other) == 0 && one.max(other) > 0, "{one} and {other}");
}

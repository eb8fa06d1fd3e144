//! The demo year in the database: what lands there, for whom, and what a second import leaves alone.

use super::target::{Target, told};
use super::{altered, data};
use api::import::ImportError;
use serde_json::json;

#[tokio::test]
async fn the_demo_lands_once_with_its_whole_story_and_a_second_time_changes_nothing() {
    let target = Target::with_reference().await;
    let summary = target.demo(data()).await.unwrap();
    assert_eq!(
        told(&summary),
        json!({ "clusters": 4, "delegations": 1, "groups": 11, "introduction_steps_done": 21, "needs": 30, "organisations": 13,
                "region_actors": 15, "said_of_municipalities": 41, "users": 45 })
    );
    let demo = target.database.row("SELECT demo FROM installation").await;
    assert_eq!(demo["demo"], true);
    let kinds =
        target.database.rows("SELECT kind, count(*) AS n FROM events GROUP BY kind ORDER BY kind").await;
    let kinds: Vec<_> =
        kinds.iter().map(|row| (row["kind"].as_str().unwrap(), row["n"].as_i64().unwrap())).collect();
    assert_eq!(
        kinds,
        [
            ("delegation.given", 1),
            ("group.created", 11),
            ("group.member_added", 49),
            ("import.completed", 2),
            ("introduction.step_completed", 21),
            ("municipality.anchored", 35),
            ("municipality.document_added", 6),
            ("need.lifted", 4),
            ("need.opened_to_region", 8),
            ("need.published", 13),
            ("need.qualified", 26),
            ("need.rejected", 1),
            ("need.submitted", 29),
            ("organisation.created", 13),
            ("region_actor.added", 15),
            ("role.proposed", 1),
            ("user.created", 45),
        ]
    );
    let counters = target.database.rows("SELECT year, last FROM reference_counters ORDER BY year").await;
    assert_eq!(counters, [json!({ "year": 2024, "last": 12 }), json!({ "year": 2025, "last": 17 })]);
    let disorder = "events a JOIN events b ON b.position = a.position + 1 WHERE b.recorded_at < a.recorded_at \
                    AND a.kind <> 'import.completed'";
    assert_eq!(target.database.count(disorder).await, 0, "the feed tells the story in its order");

    let whole = "SELECT (SELECT jsonb_agg(n ORDER BY id) FROM needs n) AS needs, \
                 (SELECT jsonb_agg(u ORDER BY id) FROM users u) AS users, \
                 (SELECT jsonb_agg(r ORDER BY id) FROM role_assignments r) AS roles";
    let before = target.database.row(whole).await;
    assert!(target.demo(data()).await.unwrap().is_empty());
    assert_eq!(target.events().await, 280);
    assert_eq!(target.database.row(whole).await, before);
}

#[tokio::test]
async fn a_needs_story_is_told_by_those_who_held_the_roles_for_the_municipality_it_is_of() {
    let target = Target::with_reference().await;
    target.demo(data()).await.unwrap();
    let story = target
        .database
        .rows(
            "SELECT e.kind, u.display_name AS by, k.name AS of, e.reason, e.visibility, e.visibility_before AS before, \
             e.aggregate_version AS version, e.effective_on AS day \
             FROM events e JOIN needs n ON n.id = e.aggregate_id JOIN users u ON u.id = e.actor_id \
             LEFT JOIN municipalities k ON k.id = e.on_behalf_of WHERE n.reference = 'KB-2025-0013' ORDER BY position",
        )
        .await;
    let nord = "Regional koordinator KSF Nord (demo)";
    assert_eq!(
        story,
        [
            json!({ "kind": "need.submitted", "by": nord, "of": "Karasjok", "reason": null,
                    "visibility": "region", "before": null, "version": 2, "day": "2025-03-20" }),
            json!({ "kind": "need.qualified", "by": nord, "of": null, "reason": null,
                    "visibility": "region", "before": "region", "version": 3, "day": "2025-03-27" }),
            json!({ "kind": "need.lifted", "by": nord, "of": null, "reason": "Språkleg rett i fleire regionar",
                    "visibility": "national", "before": "region", "version": 4, "day": "2025-05-12" }),
            json!({ "kind": "need.published", "by": "FoU-kontakt i Karasjok (demo)", "of": "Karasjok", "reason": null,
                    "visibility": "public", "before": "national", "version": 5, "day": "2025-05-19" }),
        ]
    );
}

#[tokio::test]
async fn what_a_visitor_changed_or_removed_from_a_persons_roles_is_left_alone() {
    let target = Target::with_reference().await;
    target.demo(data()).await.unwrap();
    target
        .database
        .run(
            "UPDATE users SET display_name = 'Eg', active = false, closed_at = '2026-01-01Z' WHERE email = 'fou2@demo.example'; \
             DELETE FROM role_assignments WHERE user_id = (SELECT id FROM users WHERE email = 'fou3@demo.example'); \
             UPDATE needs SET title = 'Endra' WHERE reference = 'KB-2025-0015'; \
             UPDATE cluster_statuses SET status = 'dormant' WHERE cluster_id = (SELECT id FROM clusters WHERE key = 'setesdal'); \
             DELETE FROM cluster_motors WHERE cluster_id = (SELECT id FROM clusters WHERE key = 'setesdal'); \
             DELETE FROM cluster_members WHERE cluster_id = (SELECT id FROM clusters WHERE key = 'setesdal');",
        )
        .await;
    assert!(target.demo(data()).await.unwrap().is_empty());
    let changed = "users WHERE display_name = 'Eg' AND NOT active";
    assert_eq!(target.database.count(changed).await, 1);
    assert_eq!(target.database.count("needs WHERE title = 'Endra'").await, 1);
    let members = "cluster_members m JOIN clusters c ON c.id = m.cluster_id WHERE c.key = 'setesdal'";
    assert_eq!(target.database.count(members).await, 0);
}

#[tokio::test]
async fn what_is_missing_of_the_demo_is_added_to_a_database_that_is_demo_already() {
    let target = Target::with_reference().await;
    target.demo(data()).await.unwrap();
    let missing = "SELECT id, title, version FROM needs WHERE process = 'draft'";
    let before = target.database.row(missing).await;
    target.database.run("DELETE FROM needs WHERE process = 'draft'").await;
    let summary = target.demo(data()).await.unwrap();
    assert_eq!(told(&summary), json!({ "needs": 1 }));
    assert_eq!(target.database.row(missing).await, before, "with the same id");
}

#[tokio::test]
async fn the_demo_stays_out_of_a_database_that_people_use() {
    let target = Target::with_reference().await;
    target
        .database
        .run(
            "INSERT INTO users (id, version, email, display_name, language, active, created_at, updated_at) VALUES \
             ('00000000-0000-7000-8000-000000000002', 1, 'kari@ks.no', 'Kari', 'nb', true, '2026-01-01Z', '2026-01-01Z')",
        )
        .await;
    assert!(matches!(target.demo(data()).await, Err(ImportError::NotADemo)));
    let left =
        target.database.row("SELECT demo, (SELECT count(*) FROM users) AS users FROM installation").await;
    assert_eq!(left, json!({ "demo": false, "users": 1 }));
}

#[tokio::test]
async fn the_demo_wants_the_reference_data_first() {
    let target = Target::empty().await;
    let error = target.demo(data()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "municipality `4601` is not in the database: import the reference data first"
    );
}

#[tokio::test]
async fn a_story_that_breaks_a_rule_leaves_nothing_behind() {
    let target = Target::with_reference().await;
    let copy = altered(
        "half_a_demo",
        &[("demo/need_transitions.csv", "2025-09-15T11:40,submit,c_4217", "2025-09-15T11:40,submit,u_voss")],
    );
    let error = target.demo(&copy).await.unwrap_err().to_string();
    assert!(
        error.contains("demo/need_transitions.csv:83:3: column `action`: N25 by u_voss: not allowed"),
        "{error}"
    );
    let left = target
        .database
        .row(
            "SELECT demo, (SELECT count(*) FROM users) AS users, (SELECT count(*) FROM clusters) AS clusters \
             FROM installation",
        )
        .await;
    assert_eq!(left, json!({ "demo": false, "users": 0, "clusters": 0 }));
    assert_eq!(target.events().await, 1, "that of the reference data");
}

#[tokio::test]
async fn demo_accounts_sign_in_with_the_demos_password() {
    let target = Target::with_reference().await;
    target.demo(data()).await.unwrap();
    let accounts =
        target.database.rows("SELECT email, password_hash FROM users WHERE email IS NOT NULL").await;
    assert_eq!(accounts.len(), 9);
    let passwords = api::auth::Passwords::default();
    for account in accounts {
        let hash = account["password_hash"].as_str().map(str::to_owned);
        assert!(passwords.verify("ksf-demo-2026".to_owned(), hash).await.unwrap(), "{}", account["email"]);
    }
    assert_eq!(target.database.count("users WHERE email IS NULL AND password_hash IS NOT NULL").await, 0);
}

#[tokio::test]
async fn one_cluster_is_whole_and_some_visibly_are_not_and_what_a_municipality_said_since_stays() {
    let target = Target::with_reference().await;
    target.demo(data()).await.unwrap();
    // As in `store::clusters::known`: anchored on both levels.
    let lacking = target
        .database
        .rows(
            "SELECT c.key, count(*) AS members, count(*) FILTER (WHERE (SELECT count(*) FROM municipality_anchorings a \
                WHERE a.municipality_id = m.municipality_id AND a.anchored AND a.valid @> '2026-07-01'::date) = 2) AS anchored, \
             count(*) FILTER (WHERE EXISTS (SELECT 1 FROM held_roles('2026-07-01') r \
                WHERE r.municipality_id = m.municipality_id)) AS with_contact \
             FROM live_memberships('2026-07-01') m JOIN clusters c ON c.id = m.cluster_id GROUP BY c.key ORDER BY c.key",
        )
        .await;
    let row = |key: &str, members: i64, anchored: i64, with_contact: i64| json!({ "key": key, "members": members, "anchored": anchored, "with_contact": with_contact });
    assert_eq!(
        lacking,
        [row("kkhon", 6, 2, 5), row("kkhov", 9, 8, 9), row("setesdal", 5, 0, 5), row("ung", 6, 6, 6)]
    );
    let contact =
        "cluster_members m JOIN municipalities k ON k.id = m.municipality_id WHERE k.number = '4621'";
    assert_eq!(target.database.count(contact).await, 1, "the contact of the demo is in one cluster");
    let voss = "municipality_id = (SELECT id FROM municipalities WHERE number = '4621')";
    target.database.run(&format!("DELETE FROM municipality_anchorings WHERE {voss}")).await;
    assert!(target.demo(data()).await.unwrap().is_empty());
    assert_eq!(target.database.count(&format!("municipality_anchorings WHERE {voss}")).await, 0);
}

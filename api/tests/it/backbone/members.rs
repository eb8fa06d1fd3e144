//! KSF-R02, R03, R08, R10 and R13 in the database itself: the net below the commands.

use test_support::{HARDANGER, KKHOV, NORD, SOR, TestApp, VEST, municipality};

/// What a transaction of these statements is refused with.
async fn refused(app: &TestApp, sql: &str) -> Option<String> {
    let mut client = app.database.connect().await;
    let transaction = client.transaction().await.unwrap();
    let done = transaction.batch_execute(sql).await;
    let done = match done {
        Ok(()) => transaction.commit().await,
        Err(error) => Err(error),
    };
    let error = done.err()?;
    Some(error.as_db_error().unwrap().constraint().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn a_motor_is_a_member_on_each_day_and_periods_may_be_rewritten_inside_a_transaction() {
    let (app, _people) = TestApp::start().await;
    let (bergen, voss, bodo) = (municipality("4601"), municipality("4621"), municipality("1804"));
    let of =
        |table: &str, place| format!("{table} WHERE cluster_id = '{KKHOV}' AND municipality_id = '{place}'");
    for sql in [
        format!("DELETE FROM {}", of("cluster_members", bergen)),
        format!(
            "UPDATE cluster_members SET valid = daterange('2024-06-01', '2030-01-01') WHERE municipality_id = '{bergen}'"
        ),
        format!("UPDATE cluster_motors SET municipality_id = '{bodo}' WHERE cluster_id = '{KKHOV}'"),
        format!(
            "UPDATE cluster_motors SET valid = daterange('2024-05-31', NULL) WHERE cluster_id = '{KKHOV}'"
        ),
    ] {
        assert_eq!(refused(&app, &sql).await.as_deref(), Some("a_motor_is_a_member"), "{sql}");
    }
    let rewritten = format!(
        "DELETE FROM {}; INSERT INTO cluster_members (cluster_id, municipality_id, valid, ambition) VALUES \
         ('{KKHOV}', '{bergen}', daterange('2024-06-01', '2026-01-01'), 'motor'), \
         ('{KKHOV}', '{bergen}', daterange('2026-01-01', NULL), 'follow')",
        of("cluster_members", bergen)
    );
    assert_eq!(refused(&app, &rewritten).await, None, "two periods that meet hold the whole term");
    let rotated = format!(
        "UPDATE cluster_motors SET valid = daterange('2024-06-01', '2026-02-01') WHERE cluster_id = '{KKHOV}'; \
         INSERT INTO cluster_motors (cluster_id, municipality_id, valid, reason) \
         VALUES ('{KKHOV}', '{voss}', daterange('2026-02-01', NULL), 'byte')"
    );
    assert_eq!(refused(&app, &rotated).await, None);
}

#[tokio::test]
async fn a_subclusters_members_are_members_of_its_cluster() {
    let (app, _people) = TestApp::start().await;
    let masfjorden = municipality("4634");
    let id = "00000000-0000-7000-8008-000000000001";
    let alver = format!(
        "UPDATE subcluster_members SET municipality_id = '{}' WHERE subcluster_id = '{id}'",
        municipality("4631")
    );
    let gone = format!(
        "DELETE FROM cluster_members WHERE cluster_id = '{KKHOV}' AND municipality_id = '{masfjorden}'"
    );
    for sql in [&alver, &gone] {
        assert_eq!(refused(&app, sql).await.as_deref(), Some("a_subcluster_is_inside"), "{sql}");
    }
    let both = format!("{gone}; DELETE FROM subcluster_members WHERE subcluster_id = '{id}'");
    assert_eq!(refused(&app, &both).await, None);
}

#[tokio::test]
async fn an_established_cluster_has_a_motor_and_an_agreement_in_force_on_each_day() {
    let (app, _people) = TestApp::start().await;
    let (bergen, voss) = (municipality("4601"), municipality("4621"));
    let of = format!("WHERE cluster_id = '{KKHOV}'");
    let second = |first: &str| {
        format!(
            "UPDATE cluster_motors SET valid = daterange('2024-06-01', '2026-02-01') {of}; \
             INSERT INTO cluster_motors (cluster_id, municipality_id, valid, reason) \
             VALUES ('{KKHOV}', '{voss}', daterange('{first}', NULL), 'byte')"
        )
    };
    let shorter = "over_on = '2026-01-01', valid = daterange('2024-06-01', '2026-01-01')";
    let newer = format!(
        "UPDATE cluster_agreements SET {shorter}, replaced = true {of}; \
         INSERT INTO cluster_agreements (id, cluster_id, ordinal, title, drafted_on, sent_on, valid) \
         VALUES (gen_random_uuid(), '{KKHOV}', 1, 'Ny', '2025-12-01', '2025-12-01', daterange('2026-01-01', NULL))"
    );
    for (sql, rule) in [
        (format!("DELETE FROM cluster_motors {of}"), Some("ksf_r08_no_gap")),
        (
            format!("UPDATE cluster_motors SET valid = daterange('2024-06-01', '2026-01-01') {of}"),
            Some("ksf_r08_no_gap"),
        ),
        (second("2026-02-02"), Some("ksf_r08_no_gap")),
        (second("2026-02-01"), None),
        (
            format!("UPDATE cluster_statuses SET status = 'established' WHERE cluster_id = '{HARDANGER}'"),
            Some("ksf_r08_no_gap"),
        ),
        (
            format!(
                "INSERT INTO cluster_members (cluster_id, municipality_id, valid, ambition) \
                 VALUES ('{HARDANGER}', '{bergen}', daterange('2024-06-01', NULL), 'motor'); \
                 INSERT INTO cluster_motors (cluster_id, municipality_id, valid, reason) \
                 VALUES ('{HARDANGER}', '{bergen}', daterange('2024-06-01', NULL), 'x'); \
                 UPDATE cluster_statuses SET status = 'established' WHERE cluster_id = '{HARDANGER}'"
            ),
            Some("ksf_r10_agreement_in_force"),
        ),
        (format!("UPDATE cluster_agreements SET {shorter} {of}"), Some("ksf_r10_agreement_in_force")),
        (newer, None),
        (format!("DELETE FROM cluster_agreements {of}"), Some("ksf_r10_agreement_in_force")),
        (
            format!("UPDATE cluster_statuses SET status = 'dormant' {of}; DELETE FROM cluster_motors {of}"),
            None,
        ),
    ] {
        assert_eq!(refused(&app, &sql).await.as_deref(), rule, "{sql}");
    }
}

#[tokio::test]
async fn a_municipality_is_a_member_only_while_it_is_there() {
    let (app, _people) = TestApp::start().await;
    let voss = municipality("4621");
    let early = format!(
        "UPDATE cluster_members SET valid = daterange('2019-01-01', NULL) WHERE municipality_id = '{voss}'"
    );
    let ended = format!(
        "UPDATE municipalities SET valid = daterange('2020-01-01', '2027-01-01') WHERE id = '{voss}'; \
         UPDATE role_assignments SET valid = daterange(lower(valid), '2027-01-01') WHERE municipality_id = '{voss}'"
    );
    for sql in [&early, &ended] {
        assert_eq!(refused(&app, sql).await.as_deref(), Some("a_member_is_there"), "{sql}");
    }
    let both = format!(
        "{ended}; UPDATE cluster_members SET valid = daterange('2024-06-01', '2027-01-01') WHERE municipality_id = '{voss}'"
    );
    assert_eq!(refused(&app, &both).await, None);
}

#[tokio::test]
async fn the_net_has_the_names_that_rules_are_known_by() {
    let (app, _people) = TestApp::start().await;
    let voss = municipality("4621");
    let beside = [
        (
            format!(
                "INSERT INTO region_municipalities VALUES ('{NORD}', '{voss}', daterange('2026-01-01', NULL), 'x')"
            ),
            "region_municipalities_municipality_id_valid_excl",
        ),
        (
            format!(
                "INSERT INTO region_hosts (id, region_id, municipality_id, valid, decided_by, source) \
                 VALUES (gen_random_uuid(), '{VEST}', '{voss}', daterange('2026-01-01', NULL), 'x', 'x')"
            ),
            "region_hosts_region_id_valid_excl",
        ),
        (
            format!(
                "INSERT INTO cluster_motors (cluster_id, municipality_id, valid, reason) \
                 VALUES ('{KKHOV}', '{voss}', daterange('2026-01-01', NULL), 'x')"
            ),
            "cluster_motors_cluster_id_valid_excl",
        ),
    ];
    for (sql, constraint) in beside {
        assert_eq!(refused(&app, &sql).await.as_deref(), Some(constraint), "{sql}");
    }
}

/// Twenty transactions at once that none of the commands' locks hold apart, each tried again as `store::transaction` does
/// where the database lets one go for another; what each is refused with.
async fn twenty(app: &TestApp, sql: impl Fn(usize) -> String) -> Vec<Option<String>> {
    let all = (0..20).map(|number| {
        let sql = sql(number);
        async move {
            loop {
                let done = app.database.connect().await.batch_execute(&sql).await;
                let Err(error) = done else { return None };
                let error = error.as_db_error().unwrap();
                if error.code().code() != "40P01" {
                    return Some(error.constraint().unwrap_or_default().to_owned());
                }
            }
        }
    });
    futures_util::future::join_all(all).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_twenty_at_once_the_net_lets_one_through_whatever_days_they_meet_on() {
    let (app, _people) = TestApp::start().await;
    let (oslo, kvam, voss) = (municipality("0301"), municipality("4622"), municipality("4621"));
    let regions = [VEST, NORD, SOR];
    let places = twenty(&app, |number| {
        format!(
            "INSERT INTO region_municipalities VALUES ('{}', '{oslo}', daterange('2027-01-{:02}', NULL), 'x')",
            regions[number % 3],
            number + 1
        )
    });
    let places = places.await;
    let joins = format!(
        "INSERT INTO cluster_members (cluster_id, municipality_id, valid, ambition) \
         VALUES ('{HARDANGER}', '{voss}', daterange('2024-06-01', NULL), 'build')"
    );
    app.database.run(&joins).await;
    let motors = twenty(&app, |number| {
        let (motor, day) = (if number % 2 == 0 { kvam } else { voss }, number + 1);
        format!(
            "INSERT INTO cluster_motors (cluster_id, municipality_id, valid, reason) \
             VALUES ('{HARDANGER}', '{motor}', daterange('2026-01-{day:02}', NULL), 'x')"
        )
    });
    let motors = motors.await;
    for (answers, rule) in [
        (places, "region_municipalities_municipality_id_valid_excl"),
        (motors, "cluster_motors_cluster_id_valid_excl"),
    ] {
        assert_eq!(answers.iter().filter(|answer| answer.is_none()).count(), 1, "{answers:?}");
        assert!(answers.iter().flatten().all(|told| told == rule), "{answers:?}");
    }
}

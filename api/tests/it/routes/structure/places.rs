//! Places in query parameters, the same for every list that takes one.

use contract::problem::{Code, FieldCode};
use test_support::{KKHOV, TestApp};

#[tokio::test]
async fn a_place_that_does_not_exist_is_refused_by_every_list_and_the_nearest_named() {
    let (_app, people) = TestApp::start().await;
    let cluster = KKHOV.to_string();
    let mistyped = format!("{}x", &cluster[..35]);
    for (query, parameter, nearest) in [
        ("/municipalities?county=046", "?county", "46"),
        ("/municipalities?region=Vest", "?region", "vest"),
        ("/municipalities?region=vest&region=nrd", "?region", "nord"),
        (&*format!("/municipalities?cluster={mistyped}"), "?cluster", &*cluster),
        ("/clusters?region=vst", "?region", "vest"),
        ("/cooperations?municipality=null", "?municipality", ""),
        ("/cooperations?municipality=462", "?municipality", "462"),
        ("/role-assignments?region=0.5", "?region", ""),
        ("/role-assignments?municipality=", "?municipality", ""),
        ("/needs?municipality=4621&municipality=46211", "?municipality", "4621"),
        ("/needs?region=", "?region", ""),
        (&*format!("/needs?cluster={mistyped}"), "?cluster", &*cluster),
    ] {
        let problem = people.national.get(query).await.refused(Code::InvalidParameter);
        let error = &problem.errors[0];
        assert_eq!((error.pointer.as_str(), error.code), (parameter, FieldCode::UnknownValue), "{query}");
        assert!(problem.detail.contains(nearest), "{query}: {}", problem.detail);
    }
}

#[tokio::test]
async fn a_place_is_known_by_each_name_it_has_or_had() {
    let (app, people) = TestApp::start().await;
    let shouted = KKHOV.to_string().to_uppercase();
    people.anonymous.get(&format!("/municipalities?cluster={shouted}")).await.ok();
    app.database
        .run(
            "DELETE FROM cluster_members WHERE municipality_id = (SELECT id FROM municipalities WHERE number = '4621'); \
             DELETE FROM role_assignments WHERE municipality_id = (SELECT id FROM municipalities WHERE number = '4621'); \
             UPDATE municipalities SET valid = daterange('2020-01-01', '2024-01-01') WHERE number = '4621'",
        )
        .await;
    people.anonymous.get("/municipalities?region=vest&asOf=2023-06-30").await.ok();
    people.anonymous.get("/cooperations?municipality=4621").await.ok();
}

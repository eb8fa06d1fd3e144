use super::a_template;
use contract::problem::{Code, FieldCode};
use test_support::{ClusterStory, HARDANGER, KKHOV, TestApp};

const NB: &str = "# Avtale for {{cluster}}\n\nMellom {{members}} i {{region}}, med {{motor}} som motorkommune siden {{motor_since}}.\n\n\
    Koordinator: {{cluster_coordinator_office}}.\n\n{{contact_offices}}\n\nSak [fyll inn: saksnummer], {{date}}.\n\n{{signatures}}";
const NN: &str =
    "# Avtale for {{cluster}}\n\nMellom {{members}} for {{municipality}} med {{inhabitants}} innbyggjarar.";

#[tokio::test]
async fn a_document_is_filled_in_with_what_is_known_of_a_cluster() {
    let (_app, people) = TestApp::start().await;
    a_template(&people, NB, NN).await;
    let path = format!("/templates/ein-avtale/document?cluster={KKHOV}&language=nb");
    let page = people.anonymous.get(&path).await.expect(200);
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(page.header("content-disposition"), "inline; filename=\"ein-avtale.html\"");
    for known in [
        "<h1>Avtale for Kunnskapskommunen Helse Omsorg Vest</h1>",
        "Mellom Bergen, Voss og Masfjorden i KSF Vest, med Bergen som motorkommune siden 1. juni 2024.",
        "klyngekoordinatoren i Bergen kommune",
        "Voss: FoU-kontakten i kommunen",
        "Bergen: <mark>[fyll inn: FoU-kontakt]</mark>",
        "<mark>[fyll inn: saksnummer]</mark>, 15. januar 2026.",
        "Voss kommune: ____",
    ] {
        assert!(page.body.contains(known), "{known} in {}", page.body);
    }
    assert!(!page.body.contains("Klyngekoordinator i Bergen"), "offices, not persons");
    let page = people.researcher.get(&path).await.expect(200);
    assert!(!page.body.contains("Klyngekoordinator i Bergen"), "no part of KSF");
    // Whoever may read the directory has the names filled in.
    let page = people.voss_contact.get(&path).await.expect(200);
    for known in [
        "Klyngekoordinator i Bergen, klyngekoordinatoren i Bergen kommune",
        "Voss: FoU-kontakt på Voss, FoU-kontakten i kommunen",
        "Bergen: <mark>[fyll inn: FoU-kontakt]</mark>",
    ] {
        assert!(page.body.contains(known), "{known} in {}", page.body);
    }
}

#[tokio::test]
async fn what_the_cluster_builds_on_is_filled_in_in_its_own_words() {
    let (_app, people) = TestApp::start().await;
    let text = "# Avtale\n\nSamarbeidet byggjer på {{basis}}: {{basis_details}}.";
    a_template(&people, text, text).await;
    let story = ClusterStory::founded(&people).await;
    let at = async |cluster| {
        let path = format!("/templates/ein-avtale/document?cluster={cluster}&language=nn");
        people.anonymous.get(&path).await.expect(200).body
    };
    let page = at(story.id).await;
    assert!(page.contains("byggjer på eit felles utviklingsbehov: Akuttberedskap på øyar."), "{page}");
    let page = at(HARDANGER).await;
    assert!(page.contains("<mark>[fyll inn: samarbeidet eller behovet de byggjer på"), "{page}");
}

#[tokio::test]
async fn what_nobody_has_said_yet_is_a_gap_and_the_callers_language_decides() {
    let (_app, people) = TestApp::start().await;
    a_template(&people, NB, NN).await;
    let page = people
        .anonymous
        .get("/templates/ein-avtale/document")
        .header("accept-language", "nn")
        .await
        .expect(200);
    assert!(
        page.body.contains("lang=\"nn\"")
            && page.body.contains("Mellom <mark>[fyll inn: medlemskommunar]</mark>"),
        "{}",
        page.body
    );
    let vacant = people
        .anonymous
        .get(&format!("/templates/ein-avtale/document?cluster={HARDANGER}&language=nb"))
        .await
        .expect(200);
    assert!(
        vacant.body.contains("Koordinator: <mark>[fyll inn: klyngekoordinator]</mark>"),
        "{}",
        vacant.body
    );
    let voss = people
        .anonymous
        .get("/templates/ein-avtale/document?municipality=4621&language=nn")
        .await
        .expect(200);
    assert!(voss.body.contains("for Voss med 16\u{a0}366 innbyggjarar"), "{}", voss.body);
    let masfjorden = people
        .anonymous
        .get("/templates/ein-avtale/document?municipality=4634&language=nn")
        .await
        .expect(200);
    assert!(masfjorden.body.contains("[fyll inn: namn på klynga]"), "in two clusters: it has to say which");
    let before = people
        .anonymous
        .get(&format!("/templates/ein-avtale/document?cluster={KKHOV}&language=nb&asOf=2025-05-31"))
        .await
        .expect(200);
    assert!(before.body.contains("31. mai 2025"), "{}", before.body);
}

#[tokio::test]
async fn a_document_to_change_and_sign_is_an_opendocument_text() {
    let (_app, people) = TestApp::start().await;
    a_template(&people, NB, NN).await;
    let path = format!("/templates/ein-avtale/document?cluster={KKHOV}&format=odt");
    let answer = people.anonymous.get(&path).unread().await;
    assert_eq!(answer.headers()["content-type"], "application/vnd.oasis.opendocument.text");
    assert_eq!(answer.headers()["content-disposition"], "attachment; filename=\"ein-avtale.odt\"");
    let bytes = answer.bytes().await.unwrap();
    assert!(
        bytes.starts_with(b"PK\x03\x04")
            && bytes[30..].starts_with(b"mimetypeapplication/vnd.oasis.opendocument.text")
    );
    let text = String::from_utf8_lossy(&bytes);
    assert!(
        text.contains("Bergen, Voss og Masfjorden") && text.contains("text:style-name=\"Gap\">[fyll inn:"),
        "{text}"
    );
}

#[tokio::test]
async fn one_place_a_document_and_a_version_that_exists() {
    let (_app, people) = TestApp::start().await;
    a_template(&people, NB, NN).await;
    let at = |query: &str| people.anonymous.get(&format!("/templates/ein-avtale/document{query}"));
    at(&format!("?cluster={KKHOV}&region=vest")).await.refused_at("?cluster", FieldCode::ChooseOne);
    at("?region=vst").await.refused(Code::InvalidParameter);
    at("?format=pdf").await.refused(Code::InvalidParameter);
    at("?language=en").await.refused(Code::InvalidParameter);
    at("?number=2").await.refused(Code::NotFound);
    at("?asOf=2024-12-31").await.refused(Code::NotFound);
    at("?number=1&region=vest").await.expect(200);
    people.anonymous.get("/templates/anna/document").await.refused(Code::NotFound);
}

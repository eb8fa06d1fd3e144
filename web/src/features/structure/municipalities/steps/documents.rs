//! Linking to a strategy, a plan or a resolution; correcting what is said of it; taking it away.

use super::anew;
use crate::steps::{Answers, Field, Step, Weight, codes};
use crate::words::Words;
use client::Client;
use contract::needs::Decide;
use contract::structure::{CreateDocument, DocumentView, MunicipalityView, UpdateDocument};
use domain::structure::municipality::DocumentKind;
use texts::key;

type PlaceStep = Step<MunicipalityView>;

/// What is asked of a document, as it is said now.
fn fields(now: Option<&DocumentView>) -> [Field; 4] {
    let (kind, title, url, dated) = match now {
        None => (String::new(), String::new(), String::new(), String::new()),
        Some(now) => (
            now.kind.code().to_owned(),
            now.title.clone(),
            now.url.clone(),
            now.dated.map(|day| day.to_string()).unwrap_or_default(),
        ),
    };
    [
        Field::radio("/kind", key::PLACE_STEP_DOCUMENT_KIND, codes(DocumentKind::ALL))
            .starting(kind)
            .required(),
        Field::line("/title", key::PLACE_STEP_DOCUMENT_TITLE).starting(title).required(),
        Field::link("/url", key::PLACE_STEP_DOCUMENT_LINK).starting(url).required(),
        Field::day("/dated", key::PLACE_STEP_DOCUMENT_DATED).starting(dated),
    ]
}

/// Links to a document.
pub(in super::super) fn add(place: &MunicipalityView) -> PlaceStep {
    let body = |a: &Answers| {
        Some(CreateDocument {
            kind: a.read("/kind")?,
            title: a.trimmed("/title"),
            url: a.trimmed("/url"),
            dated: a.day("/dated"),
        })
    };
    let number = place.number.clone();
    let call = async move |client: Client, etag: &str, body: &CreateDocument| {
        client.create_municipality_document(&number, body, etag).await?;
        anew(&client, &number).await
    };
    Step::new("document", key::PLACE_STEP_DOCUMENT, key::PLACE_STEP_DOCUMENT_DONE, body, call)
        .explained(key::PLACE_STEP_DOCUMENT_ABOUT)
        .asking_all(fields(None))
}

/// Corrects what is said of a document.
pub(in super::super) fn change(place: &MunicipalityView, document: &DocumentView) -> PlaceStep {
    let body = |a: &Answers| {
        Some(UpdateDocument {
            kind: Some(a.read("/kind")?),
            title: Some(a.trimmed("/title")),
            url: Some(a.trimmed("/url")),
            dated: Some(a.day("/dated")),
        })
    };
    let (id, number) = (document.id, place.number.clone());
    let call = async move |client: Client, etag: &str, body: &UpdateDocument| {
        client.update_municipality_document(id, body, etag).await?;
        anew(&client, &number).await
    };
    let label = Words::about(key::PLACE_STEP_DOCUMENT_CHANGE, "title", document.title.clone());
    let name = format!("document.{id}.{}", place.version);
    Step::new(name, label, key::PLACE_STEP_DOCUMENT_CHANGE_DONE, body, call)
        .asking_all(fields(Some(document)))
}

/// Takes a document away.
pub(in super::super) fn remove(place: &MunicipalityView, document: &DocumentView) -> PlaceStep {
    let (id, number) = (document.id, place.number.clone());
    let call = async move |client: Client, etag: &str, _: &Decide| {
        client.delete_municipality_document(id, etag).await?;
        anew(&client, &number).await
    };
    let label = Words::about(key::PLACE_STEP_DOCUMENT_REMOVE, "title", document.title.clone());
    let body = |_: &Answers| Some(Decide::default());
    Step::new(format!("remove.{id}"), label, key::PLACE_STEP_DOCUMENT_REMOVE_DONE, body, call)
        .explained(key::PLACE_STEP_DOCUMENT_REMOVE_ABOUT)
        .weighing(Weight::Danger)
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::municipality;
    use super::*;
    use serde_json::json;

    #[test]
    fn a_document_has_a_kind_a_title_and_a_link() {
        let step = add(&municipality(json!({})));
        let mut answers = Answers::default();
        assert_eq!(step.wrong(&answers), ["/kind", "/title", "/url"]);
        answers.set("/kind", "plan");
        answers.set("/title", "Plan for forsking");
        answers.set("/url", "https://www.masfjorden.kommune.no/plan");
        assert_eq!(step.wrong(&answers), Vec::<String>::new());
    }
}

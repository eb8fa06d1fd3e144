//! Making a document from a template, and publishing what templates say.

use crate::steps::{Answers, Choice, Field, Known, Step, codes};
use crate::words::Words;
use client::Client;
use contract::templates::{
    CreateTemplate, DocumentFilter, DocumentLanguage, PublishTemplateVersion, TemplateVersionView,
    TemplateView,
};
use domain::template::TemplateKind;
use texts::{Lang, key};
use validator::{Validate, ValidationErrors};

/// A document that was made.
#[derive(Clone)]
pub(super) struct Made {
    /// For whom, and in which language.
    pub(super) asked: DocumentFilter,
    /// The document as a page.
    pub(super) html: String,
}

/// What is asked for; its fields have checked all that can be wrong.
struct Ask(DocumentFilter);

impl Validate for Ask {
    fn validate(&self) -> Result<(), ValidationErrors> {
        Ok(())
    }
}

const CLUSTER: &str = "cluster";
const REGION: &str = "region";
const MUNICIPALITY: &str = "municipality";
const NOBODY: &str = "nobody";

fn place(answers: &Answers, place: &str) -> bool {
    answers.text("/place") == place
}

fn choice(value: &str, words: impl Into<Words>) -> Choice {
    Choice { value: value.to_owned(), words: words.into() }
}

/// Fills in a template for a place. The texts are in bokmål and nynorsk.
pub(super) fn fill_in(template: &str, clusters: Known, regions: Vec<Choice>, lang: Lang) -> Step<Made> {
    let body = move |a: &Answers| {
        let language = if a.text("/language") == "nn" { DocumentLanguage::Nn } else { DocumentLanguage::Nb };
        let cluster = a.named("/cluster", clusters).filter(|_| place(a, CLUSTER));
        Some(Ask(DocumentFilter {
            cluster: cluster.and_then(|id| id.parse().ok()),
            region: a.written("/region").filter(|_| place(a, REGION)),
            municipality: a.municipality("/municipality").filter(|_| place(a, MUNICIPALITY)),
            language: Some(language),
            ..DocumentFilter::default()
        }))
    };
    let template = template.to_owned();
    let call = async move |client: Client, _: &str, Ask(asked): &Ask| {
        let bytes = client.render_document(&template, asked).await?;
        let html = String::from_utf8_lossy(&bytes).into_owned();
        let value = Made { asked: asked.clone(), html };
        Ok(Some(client::Versioned { value, etag: String::new() }))
    };
    let places = vec![
        choice(CLUSTER, Words::Noun(key::CLUSTER)),
        choice(REGION, Words::Noun(key::REGION)),
        choice(MUNICIPALITY, Words::Noun(key::MUNICIPALITY)),
        choice(NOBODY, key::TEMPLATE_PAGE_NOBODY),
    ];
    let languages = vec![
        choice("nb", Words::Noun(key::CONTENT_LANGUAGE_NB)),
        choice("nn", Words::Noun(key::CONTENT_LANGUAGE_NN)),
    ];
    let first = if lang == Lang::Nn { "nn" } else { "nb" };
    Step::new("fill", key::TEMPLATE_PAGE_FILL, key::TEMPLATE_PAGE_FILLED, body, call)
        .asking(Field::radio("/place", key::TEMPLATE_PAGE_ASK_PLACE, places).starting(CLUSTER).required())
        .asking(
            Field::named("/cluster", key::GROUP_PAGE_ASK_CLUSTER, clusters)
                .help(key::GROUP_PAGE_NAMED_HELP)
                .when(|a| place(a, CLUSTER))
                .required(),
        )
        .asking(
            Field::select("/region", key::TEMPLATE_PAGE_ASK_REGION, regions)
                .when(|a| place(a, REGION))
                .required(),
        )
        .asking(Field::municipality(key::GROUP_PAGE_ASK_MUNICIPALITY).when(|a| place(a, MUNICIPALITY)))
        .asking(
            Field::radio("/language", key::TEMPLATE_PAGE_ASK_LANGUAGE, languages).starting(first).required(),
        )
}

/// The longest text a template may have, as the service counts.
const BODY: usize = domain::template::TemplateBody::MAX;

/// What is asked of a version; what stands there at first is the one before.
fn version(before: Option<&TemplateVersionView>) -> [Field; 5] {
    let of = |read: fn(&TemplateVersionView) -> &String| before.map(read).cloned().unwrap_or_default();
    [
        Field::line("/titleNb", key::TEMPLATE_PAGE_ASK_TITLE_NB).starting(of(|v| &v.title_nb)).required(),
        Field::lines("/bodyNb", key::TEMPLATE_PAGE_ASK_BODY_NB, BODY)
            .help(key::TEMPLATE_PAGE_ASK_BODY_HELP)
            .starting(of(|v| &v.body_nb))
            .required(),
        Field::line("/titleNn", key::TEMPLATE_PAGE_ASK_TITLE_NN).starting(of(|v| &v.title_nn)).required(),
        Field::lines("/bodyNn", key::TEMPLATE_PAGE_ASK_BODY_NN, BODY).starting(of(|v| &v.body_nn)).required(),
        Field::valid_from(),
    ]
}

/// Publishes a new version of a template.
pub(super) fn publish(template: &TemplateView) -> Step<TemplateView> {
    let body = |a: &Answers| {
        Some(PublishTemplateVersion {
            valid_from: a.day("/validFrom"),
            title_nb: a.trimmed("/titleNb"),
            title_nn: a.trimmed("/titleNn"),
            body_nb: a.trimmed("/bodyNb"),
            body_nn: a.trimmed("/bodyNn"),
            reason: a.written("/reason"),
        })
    };
    let key = template.key.clone();
    let call = async move |client: Client, etag: &str, body: &PublishTemplateVersion| {
        client.publish_template_version(&key, etag, body).await.map(Some)
    };
    let before = template.versions.last().or(template.current.as_ref());
    Step::new("publish", key::TEMPLATE_PAGE_PUBLISH, key::TEMPLATE_PAGE_PUBLISHED, body, call)
        .explained(key::TEMPLATE_PAGE_PUBLISH_ABOUT)
        .asking_all(version(before))
        .asking(Field::note(key::STEP_NOTE))
}

/// Makes a template with its first version.
pub(super) fn make() -> Step<TemplateView> {
    let body = |a: &Answers| {
        Some(CreateTemplate {
            key: a.trimmed("/key"),
            kind: a.read("/kind")?,
            valid_from: a.day("/validFrom"),
            title_nb: a.trimmed("/titleNb"),
            title_nn: a.trimmed("/titleNn"),
            body_nb: a.trimmed("/bodyNb"),
            body_nn: a.trimmed("/bodyNn"),
        })
    };
    let call =
        async |client: Client, _: &str, body: &CreateTemplate| client.create_template(body).await.map(Some);
    Step::new("new", key::TEMPLATE_PAGE_MAKE, key::TEMPLATE_PAGE_MADE, body, call)
        .asking(Field::select("/kind", key::STRUCTURE_PAGE_KIND, codes(TemplateKind::ALL)).required())
        .asking(
            Field::line("/key", key::TEMPLATE_PAGE_ASK_KEY).help(key::TEMPLATE_PAGE_ASK_KEY_HELP).required(),
        )
        .asking_all(version(None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::prelude::Signal;

    #[test]
    fn a_document_is_for_one_place_or_for_nobody() {
        let known = vec![choice("0199b0a0-0000-7000-8000-000000000001", Words::Said("Kystklynga".into()))];
        let step = fill_in("samarbeidsavtale", Signal::stored(known), Vec::new(), Lang::Nn);
        let wrong = |pairs: &[(&str, &str)]| {
            let mut answers = Answers::default();
            answers.set("/language", "nn");
            pairs.iter().for_each(|(pointer, text)| answers.set(pointer, *text));
            step.wrong(&answers)
        };
        assert_eq!(wrong(&[("/place", CLUSTER)]), ["/cluster"]);
        assert_eq!(wrong(&[("/place", CLUSTER), ("/cluster", "Fjellklynga")]), ["/cluster"]);
        assert!(wrong(&[("/place", CLUSTER), ("/cluster", "kystklynga")]).is_empty());
        assert_eq!(wrong(&[("/place", REGION)]), ["/region"]);
        assert!(wrong(&[("/place", NOBODY)]).is_empty());
    }
}

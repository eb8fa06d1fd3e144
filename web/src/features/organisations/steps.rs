//! What one can do with an organisation: make it, change it, say that it is no longer active, or is again.

use crate::features::groups::end;
use crate::steps::{Answers, Field, Step, Weight, call, codes};
use client::Client;
use contract::organisations::{CreateOrganisation, End, OrganisationView, Resume, UpdateOrganisation};
use domain::OrganisationId;
use domain::organisation::OrganisationAction;
use domain::register::OrganisationKind;
use domain::text::Note;
use texts::key;

type OrganisationStep = Step<OrganisationView>;

/// The steps of an organisation that one may take now.
pub(super) fn steps(organisation: &OrganisationView) -> Vec<OrganisationStep> {
    let step = |action: &OrganisationAction| match action {
        OrganisationAction::Edit => edit(organisation),
        OrganisationAction::End => ending(organisation.id),
        OrganisationAction::Reactivate => reactivate(organisation.id),
    };
    organisation.allowed_actions.iter().map(step).collect()
}

fn other(answers: &Answers) -> bool {
    answers.read("/kind") == Some(OrganisationKind::Other)
}

/// What is asked of facts that no register has; what stands there at first is what is known.
fn facts(known: Option<&OrganisationView>) -> Vec<Field> {
    let said = |text: Option<&String>| text.cloned().unwrap_or_default();
    let of = |read: fn(&OrganisationView) -> Option<&String>| said(known.and_then(read));
    let kind = known.map(|one| one.kind.code().to_owned()).unwrap_or_default();
    let place = known.and_then(|one| one.municipality.as_ref());
    let place = place.map(|place| format!("{} ({})", place.name, place.number)).unwrap_or_default();
    let number = Field::line("/organisationNumber", key::STRUCTURE_PAGE_ORGANISATION_NUMBER);
    vec![
        Field::line("/name", key::STRUCTURE_PAGE_NAME).starting(of(|one| Some(&one.name))).required(),
        Field::select("/kind", key::STRUCTURE_PAGE_KIND, codes(OrganisationKind::ALL))
            .starting(kind)
            .required(),
        Field::line("/kindText", key::ORGANISATION_PAGE_ASK_KIND_TEXT)
            .starting(of(|one| one.kind_text.as_ref()))
            .when(other)
            .required(),
        Field::line("/shortName", key::ORGANISATION_PAGE_SHORT_NAME)
            .starting(of(|one| one.short_name.as_ref())),
        Field::line("/nameEn", key::ORGANISATION_PAGE_NAME_EN).starting(of(|one| one.name_en.as_ref())),
        number.starting(of(|one| one.organisation_number.as_ref())),
        Field::place(key::ORGANISATION_PAGE_ASK_PLACE).starting(place),
        Field::link("/website", key::STRUCTURE_PAGE_WEBSITE).starting(of(|one| one.website.as_ref())),
    ]
}

/// What people add to what a register knows.
fn addition(known: Option<&OrganisationView>) -> [Field; 2] {
    let description = known.and_then(|one| one.description.clone()).unwrap_or_default();
    let office = known.and_then(|one| one.contact_office.clone()).unwrap_or_default();
    [
        Field::lines("/description", key::ORGANISATION_PAGE_DESCRIPTION, Note::MAX).starting(description),
        Field::line("/contactOffice", key::ORGANISATION_PAGE_OFFICE)
            .help(key::ORGANISATION_PAGE_OFFICE_HELP)
            .starting(office),
    ]
}

/// Makes an organisation.
pub(super) fn make() -> OrganisationStep {
    let body = |a: &Answers| {
        Some(CreateOrganisation {
            name: a.trimmed("/name"),
            kind: a.read("/kind")?,
            name_en: a.written("/nameEn"),
            short_name: a.written("/shortName"),
            kind_text: a.written("/kindText").filter(|_| other(a)),
            organisation_number: a.written("/organisationNumber"),
            municipality: a.municipality("/municipality"),
            website: a.written("/website"),
            description: a.written("/description"),
            contact_office: a.written("/contactOffice"),
        })
    };
    let call = async |client: Client, _: &str, body: &CreateOrganisation| {
        client.create_organisation(body).await.map(Some)
    };
    Step::new("new", key::ORGANISATION_PAGE_MAKE, key::ORGANISATION_PAGE_MADE, body, call)
        .asking_all(facts(None))
        .asking_all(addition(None))
}

fn edit(organisation: &OrganisationView) -> OrganisationStep {
    let own = organisation.from_register.is_empty();
    let body = move |a: &Answers| {
        let addition = UpdateOrganisation {
            description: Some(a.written("/description")),
            contact_office: Some(a.written("/contactOffice")),
            ..UpdateOrganisation::default()
        };
        if !own {
            return Some(addition);
        }
        Some(UpdateOrganisation {
            name: Some(a.trimmed("/name")),
            name_en: Some(a.written("/nameEn")),
            short_name: Some(a.written("/shortName")),
            kind: Some(a.read("/kind")?),
            kind_text: Some(a.written("/kindText").filter(|_| other(a))),
            organisation_number: Some(a.written("/organisationNumber")),
            municipality: Some(a.municipality("/municipality")),
            website: Some(a.written("/website")),
            ..addition
        })
    };
    let call = call!(update_organisation(organisation.id): UpdateOrganisation);
    let code = OrganisationAction::Edit.code();
    let step = Step::new(code, key::GROUP_ACTION_EDIT, key::GROUP_PAGE_EDITED, body, call);
    let step = if own {
        step.asking_all(facts(Some(organisation)))
    } else {
        step.explained(key::ORGANISATION_PAGE_FROM_REGISTER)
    };
    step.asking_all(addition(Some(organisation)))
}

fn remark() -> Field {
    Field::note(key::STEP_NOTE).help(key::STEP_PUBLIC_HELP)
}

fn ending(id: OrganisationId) -> OrganisationStep {
    let call = call!(end_organisation(id): End);
    let code = OrganisationAction::End.code();
    let body = |a: &Answers| Some(end(a));
    Step::new(code, key::ORGANISATION_PAGE_END, key::ORGANISATION_PAGE_ENDED, body, call)
        .explained(key::ORGANISATION_PAGE_END_ABOUT)
        .asking(Field::day("/lastDay", key::GROUP_PAGE_LAST_DAY).help(key::GROUP_PAGE_LAST_DAY_HELP))
        .asking(remark())
        .weighing(Weight::Danger)
}

fn reactivate(id: OrganisationId) -> OrganisationStep {
    let call = call!(reactivate_organisation(id): Resume);
    let code = OrganisationAction::Reactivate.code();
    let body = |a: &Answers| Some(Resume { from: a.day("/from"), reason: a.written("/reason") });
    Step::new(code, key::ORGANISATION_PAGE_REACTIVATE, key::ORGANISATION_PAGE_REACTIVATED, body, call)
        .asking(Field::day("/from", key::STEP_VALID_FROM).help(key::STEP_VALID_FROM_HELP))
        .asking(remark())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn organisation(from_register: &[&str]) -> OrganisationView {
        serde_json::from_value(json!({
            "id": "0199b0a0-0000-7000-8000-000000000001", "version": 1, "name": "Senteret",
            "kind": "user_organisation", "municipality": { "number": "4621", "name": "Voss" }, "active": true,
            "fromRegister": from_register, "allowedActions": ["edit", "end"],
        }))
        .unwrap()
    }

    #[test]
    fn what_a_register_knows_is_not_asked() {
        let asked = |organisation: &OrganisationView| {
            let all = steps(organisation);
            all[0].fields.iter().map(|field| field.pointer).collect::<Vec<_>>()
        };
        assert_eq!(asked(&organisation(&["name"])), ["/description", "/contactOffice"]);
        assert_eq!(asked(&organisation(&[])).len(), 10);
    }

    #[test]
    fn another_kind_is_said_in_words() {
        let mut answers = Answers::default();
        answers.set("/name", "Senteret");
        answers.set("/kind", "other");
        assert_eq!(make().wrong(&answers), ["/kindText"]);
        answers.set("/kind", "business");
        assert!(make().wrong(&answers).is_empty());
    }
}

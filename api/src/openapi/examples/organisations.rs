//! Examples of organisations and of the regions' maps of actors.

use super::needs::{history, region};
use super::structure::named;
use super::{ORGANISATION, REGION_ACTOR, Shapes, json, one, page};
use contract::changes::HistoryEntry;
use contract::organisations::{
    CreateOrganisation, CreateRegionActor, End, OrganisationHelp, OrganisationView, RegionActorAction,
    RegionActorView, Resume, UpdateOrganisation, UpdateRegionActor,
};
use contract::people::OrganisationRef;
use domain::organisation::{HelpTopic, OrganisationAction};
use domain::register::OrganisationKind;
use domain::{OrganisationId, RegionActorId};
use serde_json::Value;
use time::macros::date;
use uuid::Uuid;

pub(super) fn request(schema: &str) -> Option<Result<Value, String>> {
    Some(match schema {
        "CreateOrganisation" => json(&CreateOrganisation {
            name: "Pårørandesenteret Vest (døme)".to_owned(),
            kind: OrganisationKind::UserOrganisation,
            name_en: None,
            short_name: None,
            kind_text: None,
            organisation_number: None,
            municipality: Some("4601".to_owned()),
            website: None,
            description: Some("Samtalegrupper og rettleiing for pårørande".to_owned()),
            contact_office: Some("Fylkeskontoret".to_owned()),
        }),
        "UpdateOrganisation" => json(&UpdateOrganisation {
            contact_office: Some(Some("Forskingsadministrasjonen".to_owned())),
            ..UpdateOrganisation::default()
        }),
        "End" => json(&End {
            last_day: Some(date!(2026 - 12 - 31)),
            reason: Some("Oppdraget er fullført".to_owned()),
        }),
        "Resume" => json(&Resume { from: Some(date!(2027 - 02 - 01)), reason: None }),
        "CreateRegionActor" => json(&CreateRegionActor {
            region: "vest".to_owned(),
            organisation: OrganisationId(Uuid::from_u128(ORGANISATION)),
            topics: line().topics,
            help: line().help,
            contact_office: line().contact_office,
            valid_from: None,
            valid_to: None,
        }),
        "UpdateRegionActor" => json(&UpdateRegionActor {
            topics: Some(vec![HelpTopic::ResearchPartner]),
            ..UpdateRegionActor::default()
        }),
        _ => return None,
    })
}

pub(super) fn answer(operation: &str) -> Option<Result<Shapes, String>> {
    Some(match operation {
        "list_organisations" => page(&organisation(), 102),
        "get_organisation" => {
            let help = OrganisationHelp { region: region(), topics: line().topics, help: line().help };
            one(&OrganisationView { helps: vec![help], ..organisation() })
        }
        "create_organisation" | "update_organisation" | "reactivate_organisation" => one(&made()),
        "end_organisation" => one(&OrganisationView {
            active: false,
            allowed_actions: vec![OrganisationAction::Edit],
            ..made()
        }),
        "list_organisation_history" => page(
            &HistoryEntry {
                kind: "organisation.edited".to_owned(),
                reason: None,
                actor: Some("Regional koordinator KSF Vest".to_owned()),
                ..history()
            },
            2,
        ),
        "list_region_actors" => page(&line(), 5),
        "get_region_actor" | "create_region_actor" | "update_region_actor" | "end_region_actor" => {
            one(&line())
        }
        _ => return None,
    })
}

fn organisation() -> OrganisationView {
    OrganisationView {
        id: OrganisationId(Uuid::from_u128(ORGANISATION)),
        version: 1,
        name: "Høgskulen på Vestlandet".to_owned(),
        former_names: vec!["Høgskolen i Bergen".to_owned()],
        name_en: Some("Western Norway University of Applied Sciences".to_owned()),
        short_name: Some("HVL".to_owned()),
        kind: OrganisationKind::UniversityCollege,
        kind_text: None,
        organisation_number: Some("917641404".to_owned()),
        ror_id: Some("https://ror.org/05phns765".to_owned()),
        municipality: Some(named("4601", "Bergen")),
        website: Some("https://www.hvl.no/".to_owned()),
        description: None,
        contact_office: Some("Forskingsadministrasjonen".to_owned()),
        active: true,
        helps: Vec::new(),
        from_register: ["name", "nameEn", "shortName", "kind"].map(str::to_owned).to_vec(),
        allowed_actions: Vec::new(),
    }
}

fn made() -> OrganisationView {
    OrganisationView {
        name: "Pårørandesenteret Vest (døme)".to_owned(),
        name_en: None,
        short_name: None,
        kind: OrganisationKind::UserOrganisation,
        organisation_number: None,
        ror_id: None,
        website: None,
        description: Some("Samtalegrupper og rettleiing for pårørande".to_owned()),
        from_register: Vec::new(),
        allowed_actions: vec![OrganisationAction::Edit, OrganisationAction::End],
        ..organisation()
    }
}

fn line() -> RegionActorView {
    RegionActorView {
        id: RegionActorId(Uuid::from_u128(REGION_ACTOR)),
        version: 1,
        region: region(),
        organisation: OrganisationRef { id: organisation().id, name: organisation().name },
        kind: OrganisationKind::UniversityCollege,
        topics: vec![HelpTopic::ResearchPartner, HelpTopic::Students],
        help: Some("Masteroppgåver og praksis, og partnar i søknader".to_owned()),
        contact_office: Some("Forskingsadministrasjonen".to_owned()),
        valid_from: date!(2025 - 01 - 15),
        valid_to: None,
        allowed_actions: vec![RegionActorAction::Edit, RegionActorAction::End],
    }
}

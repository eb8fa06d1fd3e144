//! An organisation as a caller sees it.

use crate::routes::structure::municipality;
use contract::organisations::{OrganisationHelp, OrganisationView};
use contract::structure::RegionRef;
use domain::access::Actor;
use domain::access::policy::{Place, Who, allowed_at};
use domain::organisation::OrganisationAction;
use store::structure::{Organisation, RegionActorRecord};
use store::{AsyncPgConnection, StoreError};
use time::Date;

/// What a register says; people do not change these.
pub(super) const FACTS: [&str; 9] = [
    "name",
    "nameEn",
    "shortName",
    "kind",
    "kindText",
    "organisationNumber",
    "rorId",
    "municipality",
    "website",
];

pub(super) fn organisation_view(actor: &Actor, organisation: Organisation) -> OrganisationView {
    let active = organisation.active;
    let exists = |action| match action {
        OrganisationAction::Edit => true,
        OrganisationAction::End => active,
        OrganisationAction::Reactivate => !active,
    };
    let from_register: &[&str] = if organisation.from_register { &FACTS } else { &[] };
    OrganisationView {
        id: organisation.id,
        version: organisation.version,
        name: organisation.name,
        former_names: organisation.former_names,
        name_en: organisation.name_en,
        short_name: organisation.short_name,
        kind: organisation.kind,
        kind_text: organisation.kind_text,
        organisation_number: organisation.organisation_number,
        ror_id: organisation.ror_id,
        municipality: organisation.municipality.map(municipality),
        website: organisation.website,
        description: organisation.description,
        contact_office: organisation.contact_office,
        active,
        helps: Vec::new(),
        from_register: from_register.iter().map(|member| (*member).to_owned()).collect(),
        allowed_actions: allowed_at(
            actor,
            &Place::default(),
            OrganisationAction::ALL,
            |_| Who::AnyDesk,
            exists,
        ),
    }
}

/// The same with where it can help on a day.
pub(super) async fn whole(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    organisation: Organisation,
    day: Date,
) -> Result<OrganisationView, StoreError> {
    let lines = store::structure::helped_by(connection, organisation.id, day).await?;
    let help = |line: RegionActorRecord| OrganisationHelp {
        region: RegionRef { slug: line.region.0, name: line.region.1 },
        topics: line.actor.topics,
        help: line.actor.help.map(Into::into),
    };
    let helps = lines.into_iter().map(help).collect();
    Ok(OrganisationView { helps, ..organisation_view(actor, organisation) })
}

//! What is known of the place a document is for. Offices for everyone; who holds them for those who see all roles.

use crate::document::Values;
use crate::extract::Caller;
use crate::problem::{ApiError, Why};
use crate::routes::structure::municipality_not_there;
use contract::problem::FieldCode;
use contract::templates::DocumentFilter;
use domain::access::Role;
use domain::access::policy::sees_roles;
use domain::register::{ClusterBasis, ClusterStatus, FundingModel};
use domain::template::Placeholder;
use domain::{ClusterId, MunicipalityId};
use store::AsyncPgConnection;
use store::clusters::{ClusterRecord, Named};
use store::keyset::Window;
use store::roles::{RoleQuery, RoleRecord};
use store::structure::{Municipality, MunicipalityQuery, Region};
use texts::{Key, Lang, key};
use time::Date;

/// What is known of a cluster, a region or a municipality on a day.
pub(super) async fn known(
    connection: &mut AsyncPgConnection,
    caller: &Caller,
    asked: &DocumentFilter,
    lang: Lang,
    day: Date,
) -> Result<Values, ApiError> {
    let places = [asked.cluster.is_some(), asked.region.is_some(), asked.municipality.is_some()];
    if places.into_iter().filter(|given| *given).count() > 1 {
        // Each is well formed; it is the two together that are refused.
        let pointer = if asked.cluster.is_some() { "?cluster" } else { "?region" };
        return Err(ApiError::field(pointer, FieldCode::ChooseOne));
    }
    let mut values = Values::from([(Placeholder::Date, date(lang, day))]);
    if let Some(number) = asked.municipality.as_deref() {
        let query = MunicipalityQuery { numbers: vec![number.to_owned()], ..MunicipalityQuery::default() };
        let window = Window { limit: 1, after: None };
        let found = store::structure::municipalities(connection, &query, &window, day).await?;
        let Some(municipality) = found.unwrap_or_default().into_iter().next() else {
            let refused = ApiError::field("?municipality", FieldCode::NotThatDay);
            let why = municipality_not_there(connection, number, day, caller.day()).await?;
            return Err(match why {
                Some(why) => refused.saying(why),
                None => refused,
            });
        };
        let municipality = municipality.item;
        of_municipality(&mut values, &municipality);
        if let Some((slug, _)) = &municipality.region {
            of_region_named(connection, caller, &mut values, lang, slug, day).await?;
        }
        // One that is in several has to say which.
        if let [only] = municipality.clusters.as_slice()
            && let Some(cluster) = store::clusters::find(connection, only.cluster, day).await?
        {
            let people = people_of(connection, caller, of_cluster_roles(only.cluster), day).await?;
            of_cluster(&mut values, lang, &cluster, &people, day);
        }
    }
    if let Some(id) = asked.cluster
        && let Some(cluster) = store::clusters::find(connection, id, day).await?
    {
        is_open(&cluster, day)?;
        if let Some((slug, _)) = &cluster.region {
            of_region_named(connection, caller, &mut values, lang, slug, day).await?;
        }
        let people = people_of(connection, caller, of_cluster_roles(id), day).await?;
        of_cluster(&mut values, lang, &cluster, &people, day);
    }
    if let Some(slug) = asked.region.as_deref() {
        of_region_named(connection, caller, &mut values, lang, slug, day).await?;
    }
    Ok(values)
}

/// A document is made for a cluster that is there on its day: nobody is in one that has not begun, or is closed.
fn is_open(record: &ClusterRecord, day: Date) -> Result<(), ApiError> {
    let cluster = &record.cluster;
    let status = cluster.status_on(day);
    let closed = cluster.statuses.term_on(day).filter(|term| term.value.status == ClusterStatus::Closed);
    let why = match (closed, cluster.begins_on()) {
        (Some(term), _) => Why::of(key::WHY_CLUSTER_CLOSED).on("date", term.period.first_day()),
        (None, Some(begins)) if status.is_none() => Why::of(key::WHY_CLUSTER_BEGINS).on("date", begins),
        (None, None) => Why::of(key::WHY_CLUSTER_NOT_BEGUN),
        (None, Some(_)) => return Ok(()),
    };
    Err(ApiError::field("?cluster", FieldCode::NotThatDay).saying(why))
}

fn of_municipality(values: &mut Values, municipality: &Municipality) {
    values.insert(Placeholder::Municipality, municipality.name.clone());
    if let Some((population, _)) = municipality.population {
        values.insert(Placeholder::Inhabitants, grouped(population));
    }
    values.insert(Placeholder::Signatures, signature(&municipality.name));
}

/// Who holds roles on a day; nobody for a caller who does not see all roles.
async fn people_of(
    connection: &mut AsyncPgConnection,
    caller: &Caller,
    query: RoleQuery,
    day: Date,
) -> Result<Vec<RoleRecord>, ApiError> {
    if !sees_roles(&caller.actor) {
        return Ok(Vec::new());
    }
    let all = Window { limit: 200, after: None };
    let found = store::roles::list(connection, &query, &all, day, caller.day()).await?;
    Ok(found.unwrap_or_default().into_iter().map(|keyed| keyed.item).collect())
}

fn of_cluster_roles(cluster: ClusterId) -> RoleQuery {
    let roles = vec![Role::ClusterCoordinator, Role::RdContact, Role::RdContactShared];
    RoleQuery { cluster: Some(cluster), roles, ..RoleQuery::default() }
}

/// An office, with who holds it where that may be told.
fn held_by<'a>(office: String, holders: impl Iterator<Item = &'a RoleRecord>) -> String {
    let names: Vec<&str> = holders.map(|one| one.holder.as_str()).collect();
    if names.is_empty() { office } else { format!("{}, {office}", listed(&names)) }
}

async fn of_region_named(
    connection: &mut AsyncPgConnection,
    caller: &Caller,
    values: &mut Values,
    lang: Lang,
    slug: &str,
    day: Date,
) -> Result<(), ApiError> {
    let found = store::structure::regions(connection, Some(slug), day).await?;
    if let Some(region) = found.into_iter().next() {
        let roles = vec![Role::RegionalCoordinator];
        let query = RoleQuery { region: Some(slug.to_owned()), roles, ..RoleQuery::default() };
        let people = people_of(connection, caller, query, day).await?;
        of_region(values, lang, &region, &people);
    }
    Ok(())
}

fn of_region(values: &mut Values, lang: Lang, region: &Region, people: &[RoleRecord]) {
    values.insert(Placeholder::Region, region.name.clone());
    if let Some(host) = &region.host {
        values.insert(Placeholder::Host, host.name.clone());
        values.entry(Placeholder::Signatures).or_insert_with(|| signature(&host.name));
        if region.has_coordinator {
            let office = word(lang, "document.region_coordinator_office");
            let office = texts::format(office, &[("name", &host.name)]);
            values.insert(Placeholder::RegionCoordinatorOffice, held_by(office, people.iter()));
        }
    }
    let clusters: Vec<&str> = region.clusters.iter().map(|(_, name)| name.as_str()).collect();
    if !clusters.is_empty() {
        values.insert(Placeholder::RegionClusters, listed(&clusters));
    }
}

fn of_cluster(values: &mut Values, lang: Lang, record: &ClusterRecord, people: &[RoleRecord], day: Date) {
    let cluster = &record.cluster;
    let place = |id: &MunicipalityId| record.municipalities.get(id);
    let mut members: Vec<_> =
        cluster.members_on(day).into_iter().filter_map(|id| Some((id, place(&id)?))).collect();
    members.sort_by(|(_, a), (_, b)| a.number.cmp(&b.number));
    let names: Vec<&str> = members.iter().map(|(_, member)| member.name.as_str()).collect();
    if !names.is_empty() {
        values.insert(Placeholder::Members, listed(&names));
        values.insert(Placeholder::MemberCount, names.len().to_string());
        let lines: Vec<String> = names.iter().map(|name| signature(name)).collect();
        values.insert(Placeholder::Signatures, lines.join("\n"));
        // That they have a contact is for everyone; whom, for those who may know.
        let office = |(id, member): &(MunicipalityId, &Named)| {
            let with = record.known.with_contact.contains(id);
            let key = if with { "document.contact" } else { "document.no_contact" };
            let own = people
                .iter()
                .filter(|one| one.municipality.as_ref().is_some_and(|(number, _)| *number == member.number));
            format!("{}: {}", member.name, held_by(word(lang, key).to_owned(), own))
        };
        values.insert(Placeholder::ContactOffices, members.iter().map(office).collect::<Vec<_>>().join("\n"));
    }
    values.insert(Placeholder::Cluster, cluster.facts.name.as_str().to_owned());
    let driven = cluster.motors.term_on(day).and_then(|term| Some((term, place(&term.value.municipality)?)));
    if let Some((term, motor)) = driven {
        values.insert(Placeholder::Motor, motor.name.clone());
        values.insert(Placeholder::MotorSince, date(lang, term.period.first_day()));
        if record.has_coordinator {
            let office = word(lang, "document.cluster_coordinator_office");
            let office = texts::format(office, &[("name", &motor.name)]);
            let holders = people.iter().filter(|one| one.role.role == Role::ClusterCoordinator);
            values.insert(Placeholder::ClusterCoordinatorOffice, held_by(office, holders));
        }
    }
    if let Some(percent) = cluster.facts.coordinator_percent {
        values.insert(Placeholder::CoordinatorPercent, percent.to_string());
    }
    // What nobody has said is filled in by whoever writes the document.
    let funding = Some(cluster.facts.funding_model).filter(|funding| *funding != FundingModel::Undecided);
    if let Some(funding) = funding {
        values.insert(Placeholder::FundingModel, word(lang, &format!("funding_model.{funding}")).to_owned());
    }
    let basis: ClusterBasis = cluster.facts.basis;
    values.insert(Placeholder::Basis, word(lang, &format!("document.basis.{basis}")).to_owned());
    let need = cluster.facts.common_need.as_ref().map(domain::text::Theme::as_str);
    if let Some(details) = need.or(record.cooperation.as_ref().map(|(_, name)| name.as_str())) {
        values.insert(Placeholder::BasisDetails, details.trim_end_matches('.').to_owned());
    }
    let mut in_force = cluster.agreements.iter().filter_map(|a| a.in_force);
    if let Some(period) = in_force.find(|period| period.contains(day)) {
        values.insert(Placeholder::AgreementSignedOn, date(lang, period.first_day()));
    }
}

fn word(lang: Lang, key: &str) -> &'static str {
    Key::named(key).map_or("", |key| texts::text(lang, key))
}

/// A day as a letter has it: 15. januar 2026.
fn date(lang: Lang, day: Date) -> String {
    crate::problem::written_day(lang, day)
}

/// Names as a sentence has them: "Lom, Sel og Vågå". The same in bokmål and nynorsk.
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} og {last}", first.join(", ")),
    }
}

/// A number with spaces between the thousands.
fn grouped(number: i32) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}

/// A line to sign on.
fn signature(name: &str) -> String {
    format!("{name} kommune: ______________________________")
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn days_names_and_numbers_are_written_as_a_letter_has_them() {
        assert_eq!(super::date(Lang::Nn, date!(2026 - 01 - 05)), "5. januar 2026");
        assert_eq!(listed(&["Lom", "Sel", "Vågå"]), "Lom, Sel og Vågå");
        assert_eq!((listed(&["Lom"]), listed(&[])), ("Lom".to_owned(), String::new()));
        assert_eq!(
            (grouped(1_672), grouped(294_029), grouped(90)),
            ("1\u{a0}672".into(), "294\u{a0}029".into(), "90".into())
        );
    }
}

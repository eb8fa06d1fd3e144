//! What was said of organisations on a day, where something else has been said since.

use super::Organisation;
use crate::Result;
use crate::events::words_before;
use crate::keyset::Keyed;
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::Text;
use diesel_async::AsyncPgConnection;
use domain::MunicipalityId;
use domain::event::{Aggregate, OrganisationWords};
use domain::text::{HttpsLink, OrganisationName};
use time::Date;
use uuid::Uuid;

#[derive(QueryableByName)]
struct PlaceRow {
    #[diesel(sql_type = Text)]
    number: String,
    #[diesel(sql_type = Text)]
    name: String,
}

/// Has organisations be as they were said to be on a day.
pub(super) async fn as_of(
    connection: &mut AsyncPgConnection,
    found: &mut [Keyed<Organisation>],
    day: Date,
) -> Result<()> {
    let Some(first) = found.first() else { return Ok(()) };
    let kind = Aggregate::Organisation(first.item.id).kind();
    let ids: Vec<Uuid> = found.iter().map(|keyed| keyed.item.id.0).collect();
    let mut said =
        words_before::<OrganisationWords>(connection, kind, &ids, "organisation.edited", day).await?;
    for Keyed { item, .. } in found {
        let Some(OrganisationWords { facts, addition }) = said.remove(&item.id.0) else { continue };
        item.description = addition.description.map(|note| note.as_str().to_owned());
        item.contact_office = addition.contact_office.map(|office| office.as_str().to_owned());
        let Some(facts) = facts else { continue };
        item.name = text(&facts.name);
        item.name_en = facts.name_en.as_ref().map(text);
        item.short_name = facts.short_name.as_ref().map(text);
        (item.kind, item.kind_text) = (facts.kind, facts.kind_text.as_ref().map(text));
        item.organisation_number = facts.organisation_number;
        item.website = facts.website.map(|link: HttpsLink| link.as_str().to_owned());
        item.municipality = match facts.municipality {
            Some(id) => municipality(connection, id, day).await?,
            None => None,
        };
    }
    Ok(())
}

fn text(name: &OrganisationName) -> String {
    name.as_str().to_owned()
}

async fn municipality(
    connection: &mut AsyncPgConnection,
    id: MunicipalityId,
    day: Date,
) -> Result<Option<(String, String)>> {
    let mut sql = Sql::new("SELECT d.number, d.name FROM municipality_of_day(");
    sql.with("?, ?) d", values![id.0, day]);
    let row: Option<PlaceRow> = sql.maybe(connection).await?;
    Ok(row.map(|row| (row.number, row.name)))
}

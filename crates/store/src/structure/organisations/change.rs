//! An organisation as people change it.

use crate::sql::{Sql, values};
use crate::structure::json;
use crate::{Result, StoreError, terms};
use diesel::QueryableByName;
use diesel::sql_types::{Bool, Integer, Jsonb, Nullable, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::organisation::{Addition, Facts, Organisation};
use domain::period::Period;
use domain::structure::{Term, Timeline};
use domain::text::{HttpsLink, Note, Office, OrganisationName};
use domain::{MunicipalityId, OrganisationId};
use serde::Deserialize;
use time::Date;
use uuid::Uuid;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = Bool)]
    from_register: bool,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Nullable<Text>)]
    name_en: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    short_name: Option<String>,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Nullable<Text>)]
    kind_text: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    organisation_number: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    municipality_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    website: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    description: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    contact_office: Option<String>,
    #[diesel(sql_type = Jsonb)]
    closures: serde_json::Value,
}

#[derive(Deserialize)]
struct Closure {
    #[serde(with = "domain::iso::date")]
    from: Date,
    #[serde(with = "domain::iso::date::option")]
    until: Option<Date>,
}

fn parsed<T, E: std::fmt::Display>(
    text: Option<&String>,
    parse: impl Fn(&str) -> std::result::Result<T, E>,
) -> Result<Option<T>> {
    text.map(|text| parse(text)).transpose().map_err(|e| StoreError::corrupt("a text", e))
}

impl Row {
    fn read(self, id: OrganisationId) -> Result<Organisation> {
        let name = |text: Option<&String>| parsed(text, OrganisationName::parse);
        let facts = if self.from_register {
            None
        } else {
            Some(Facts {
                name: OrganisationName::parse(&self.name).map_err(|e| StoreError::corrupt("a name", e))?,
                name_en: name(self.name_en.as_ref())?,
                short_name: name(self.short_name.as_ref())?,
                kind: super::code("a kind", &self.kind)?,
                kind_text: name(self.kind_text.as_ref())?,
                organisation_number: self.organisation_number,
                municipality: self.municipality_id.map(MunicipalityId),
                website: parsed(self.website.as_ref(), HttpsLink::parse)?,
            })
        };
        let closures: Vec<Closure> = json("closures", self.closures)?;
        let closures = closures.into_iter().map(|closure| {
            let period = Period::half_open(closure.from, closure.until);
            Ok(Term { value: (), period: period.map_err(|e| StoreError::corrupt("a period", e))? })
        });
        Ok(Organisation {
            id,
            version: self.version,
            facts,
            addition: Addition {
                description: parsed(self.description.as_ref(), Note::parse)?,
                contact_office: parsed(self.contact_office.as_ref(), Office::parse)?,
            },
            closures: Timeline::of(closures.collect::<Result<_>>()?)
                .map_err(|e| StoreError::corrupt("closures", e))?,
        })
    }
}

/// An organisation, locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn find_for_change(
    connection: &mut AsyncPgConnection,
    id: OrganisationId,
) -> Result<Option<Organisation>> {
    // Locked by a statement of its own: what is read after it is what the one before left.
    let mut lock = Sql::new("SELECT id FROM organisations WHERE id = ");
    lock.bind(id.0).push(" FOR UPDATE");
    lock.run(connection).await?;
    let mut sql = Sql::new(
        "SELECT version, origin = 'register' AS from_register, name, name_en, short_name, kind, kind_text, \
         organisation_number, municipality_id, website, description, contact_office, \
         coalesce((SELECT jsonb_agg(jsonb_build_object('from', lower(x.valid), 'until', upper(x.valid))) \
                   FROM organisation_closures x WHERE x.organisation_id = o.id), '[]') AS closures \
         FROM organisations o WHERE id = ",
    );
    sql.bind(id.0);
    let row: Option<Row> = sql.maybe(connection).await?;
    row.map(|row| row.read(id)).transpose()
}

/// Stores an organisation that people have made.
///
/// # Errors
/// [`StoreError::Taken`] when there is one of that name.
pub async fn insert_organisation(
    connection: &mut AsyncPgConnection,
    organisation: &Organisation,
    facts: &Facts,
) -> Result<()> {
    let mut sql = Sql::new(
        "INSERT INTO organisations (id, version, origin, name, name_en, short_name, kind, kind_text, \
         organisation_number, municipality_id, website, description, contact_office) VALUES (",
    );
    sql.with("?, ?, 'people', ", values![organisation.id.0, organisation.version]);
    sql.with(
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        values![
            facts.name.as_str(),
            text(facts.name_en.as_ref()),
            text(facts.short_name.as_ref()),
            facts.kind.code(),
            text(facts.kind_text.as_ref()),
            facts.organisation_number.clone(),
            facts.municipality.map(|m| m.0),
            facts.website.as_ref().map(|link| link.as_str().to_owned()),
            organisation.addition.description.as_ref().map(|note| note.as_str().to_owned()),
            organisation.addition.contact_office.as_ref().map(|office| office.as_str().to_owned()),
        ],
    );
    sql.run(connection).await?;
    terms::of_organisation(connection, organisation.id.0).await
}

fn text(name: Option<&OrganisationName>) -> Option<String> {
    name.map(|name| name.as_str().to_owned())
}

/// Stores a changed organisation; its version must be one more than the stored one. A register's facts stay.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else changed it first, [`StoreError::Taken`] when another has its name.
pub async fn update_organisation(
    connection: &mut AsyncPgConnection,
    organisation: &Organisation,
) -> Result<()> {
    let mut sql = Sql::new("UPDATE organisations SET ");
    sql.with(
        "version = ?, description = ?, contact_office = ?",
        values![
            organisation.version,
            organisation.addition.description.as_ref().map(|note| note.as_str().to_owned()),
            organisation.addition.contact_office.as_ref().map(|office| office.as_str().to_owned()),
        ],
    );
    if let Some(facts) = &organisation.facts {
        sql.with(
            ", name = ?, name_en = ?, short_name = ?, kind = ?, kind_text = ?, organisation_number = ?, \
             municipality_id = ?, website = ?",
            values![
                facts.name.as_str(),
                text(facts.name_en.as_ref()),
                text(facts.short_name.as_ref()),
                facts.kind.code(),
                text(facts.kind_text.as_ref()),
                facts.organisation_number.clone(),
                facts.municipality.map(|m| m.0),
                facts.website.as_ref().map(|link| link.as_str().to_owned()),
            ],
        );
    }
    sql.with(" WHERE id = ? AND version = ?", values![organisation.id.0, organisation.version - 1]);
    if sql.run(connection).await? != 1 {
        return Err(StoreError::Stale);
    }
    let mut gone = Sql::new("DELETE FROM organisation_closures WHERE organisation_id = ");
    gone.bind(organisation.id.0);
    gone.run(connection).await?;
    for closure in organisation.closures.terms() {
        let mut sql = Sql::new("INSERT INTO organisation_closures (organisation_id, valid) VALUES (");
        sql.with(
            "?, daterange(?, ?))",
            values![organisation.id.0, closure.period.first_day(), closure.period.until()],
        );
        sql.run(connection).await?;
    }
    if organisation.facts.is_some() {
        terms::of_organisation(connection, organisation.id.0).await
    } else {
        Ok(())
    }
}

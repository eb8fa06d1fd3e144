//! The public registers: counties, municipalities, research organisations, cooperation that exists.

use super::take;
use crate::Result;
use diesel_async::AsyncPgConnection;
use serde::Serialize;
use time::Date;
use uuid::Uuid;

/// A county.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "columns are documented in data/SOURCES.md")]
pub struct CountyFacts {
    pub number: String,
    pub name: String,
    pub name_official: String,
    pub name_sami: Option<String>,
    pub sami_language: Option<&'static str>,
    pub name_kven: Option<String>,
    pub language_decision: &'static str,
    pub organisation_number: Option<String>,
}

/// Takes in counties, by number.
///
/// # Errors
/// When the database fails.
pub async fn counties(connection: &mut AsyncPgConnection, rows: &[CountyFacts]) -> Result<u64> {
    take(
        connection,
        "WITH done AS (INSERT INTO counties AS c (number, name, name_official, name_sami, sami_language, \
         name_kven, language_decision, organisation_number) \
         SELECT * FROM jsonb_to_recordset(",
        rows,
        ") AS r (number text, name text, name_official text, name_sami text, sami_language text, \
         name_kven text, language_decision text, organisation_number text) \
         ON CONFLICT (number) DO UPDATE SET name = excluded.name, name_official = excluded.name_official, \
         name_sami = excluded.name_sami, sami_language = excluded.sami_language, \
         name_kven = excluded.name_kven, language_decision = excluded.language_decision, \
         organisation_number = excluded.organisation_number \
         WHERE (c.name, c.name_official, c.name_sami, c.sami_language, c.name_kven, c.language_decision, \
         c.organisation_number) IS DISTINCT FROM (excluded.name, excluded.name_official, excluded.name_sami, \
         excluded.sami_language, excluded.name_kven, excluded.language_decision, excluded.organisation_number) \
         RETURNING 1) SELECT count(*) AS changed FROM done",
    )
    .await
}

/// A municipality as it has been since a day, with its newest population.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "columns are documented in data/SOURCES.md")]
pub struct MunicipalityFacts {
    /// Taken where the municipality is new.
    pub id: Uuid,
    pub number: String,
    #[serde(with = "domain::iso::date")]
    pub valid_from: Date,
    pub name: String,
    pub name_official: String,
    pub name_sami: Option<String>,
    pub sami_language: Option<&'static str>,
    pub name_kven: Option<String>,
    pub county_number: String,
    pub language_decision: &'static str,
    pub centrality_class: i32,
    pub centrality_index: i32,
    pub economic_region_code: String,
    pub economic_region_name: String,
    pub sami_admin_area: bool,
    pub organisation_number: Option<String>,
    pub admin_center: String,
    pub website: String,
    pub longitude: f64,
    pub latitude: f64,
    pub population: i32,
    #[serde(with = "domain::iso::date")]
    pub counted_on: Date,
}

/// Takes in municipalities, by number and first day, and their populations, by day. Returns how many of each changed.
/// The terms of those are for [`crate::terms::refresh`] to make.
///
/// # Errors
/// When the database fails.
pub async fn municipalities(
    connection: &mut AsyncPgConnection,
    rows: &[MunicipalityFacts],
) -> Result<(u64, u64)> {
    let registers = take(
        connection,
        "WITH incoming AS (SELECT * FROM jsonb_to_recordset(",
        rows,
        ") AS r (id uuid, number text, valid_from date, name text, name_official text, name_sami text, \
         sami_language text, name_kven text, county_number text, language_decision text, \
         centrality_class smallint, centrality_index smallint, economic_region_code text, \
         economic_region_name text, sami_admin_area boolean, organisation_number text, admin_center text, \
         website text, longitude double precision, latitude double precision)), \
         changed AS (UPDATE municipalities m SET name = i.name, name_official = i.name_official, \
         name_sami = i.name_sami, sami_language = i.sami_language, name_kven = i.name_kven, \
         county_number = i.county_number, language_decision = i.language_decision, \
         centrality_class = i.centrality_class, centrality_index = i.centrality_index, \
         economic_region_code = i.economic_region_code, economic_region_name = i.economic_region_name, \
         sami_admin_area = i.sami_admin_area, organisation_number = i.organisation_number, \
         admin_center = i.admin_center, website = i.website, longitude = i.longitude, latitude = i.latitude, \
         terms_version = 0 \
         FROM incoming i WHERE m.number = i.number AND lower(m.valid) = i.valid_from AND \
         (m.name, m.name_official, m.name_sami, m.sami_language, m.name_kven, m.county_number, \
         m.language_decision, m.centrality_class, m.centrality_index, m.economic_region_code, \
         m.economic_region_name, m.sami_admin_area, m.organisation_number, m.admin_center, m.website, \
         m.longitude, m.latitude) IS DISTINCT FROM \
         (i.name, i.name_official, i.name_sami, i.sami_language, i.name_kven, i.county_number, \
         i.language_decision, i.centrality_class, i.centrality_index, i.economic_region_code, \
         i.economic_region_name, i.sami_admin_area, i.organisation_number, i.admin_center, i.website, \
         i.longitude, i.latitude) RETURNING 1), \
         added AS (INSERT INTO municipalities (id, number, valid, name, name_official, name_sami, \
         sami_language, name_kven, county_number, language_decision, centrality_class, centrality_index, \
         economic_region_code, economic_region_name, sami_admin_area, organisation_number, admin_center, \
         website, longitude, latitude) \
         SELECT id, number, daterange(valid_from, NULL), name, name_official, name_sami, sami_language, \
         name_kven, county_number, language_decision, centrality_class, centrality_index, \
         economic_region_code, economic_region_name, sami_admin_area, organisation_number, admin_center, \
         website, longitude, latitude FROM incoming i \
         WHERE NOT EXISTS (SELECT 1 FROM municipalities m \
                           WHERE m.number = i.number AND lower(m.valid) = i.valid_from) RETURNING 1) \
         SELECT (SELECT count(*) FROM changed) + (SELECT count(*) FROM added) AS changed",
    )
    .await?;
    let populations = take(
        connection,
        "WITH done AS (INSERT INTO municipality_populations AS p (municipality_id, counted_on, population) \
         SELECT m.id, r.counted_on, r.population FROM jsonb_to_recordset(",
        rows,
        ") AS r (number text, valid_from date, counted_on date, population integer) \
         JOIN municipalities m ON m.number = r.number AND lower(m.valid) = r.valid_from \
         ON CONFLICT (municipality_id, counted_on) DO UPDATE SET population = excluded.population \
         WHERE p.population <> excluded.population RETURNING 1) SELECT count(*) AS changed FROM done",
    )
    .await?;
    Ok((registers, populations))
}

/// A research organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "columns are documented in data/SOURCES.md")]
pub struct OrganisationFacts {
    /// Taken where the organisation is new.
    pub id: Uuid,
    pub name: String,
    pub name_en: Option<String>,
    pub short_name: String,
    pub kind: &'static str,
    pub organisation_number: Option<String>,
    pub ror_id: Option<String>,
    pub city: String,
    pub municipality_number: String,
    pub website: Option<String>,
}

/// Takes in research organisations, by name. One of that name that people have made stays theirs. The terms of those that changed are for [`crate::terms::refresh`] to make.
///
/// # Errors
/// When the database fails.
pub async fn organisations(connection: &mut AsyncPgConnection, rows: &[OrganisationFacts]) -> Result<u64> {
    take(
        connection,
        "WITH done AS (INSERT INTO organisations AS o (id, name, name_en, short_name, kind, \
         organisation_number, ror_id, city, municipality_id, website) \
         SELECT r.id, r.name, r.name_en, r.short_name, r.kind, r.organisation_number, r.ror_id, r.city, m.id, \
         r.website FROM jsonb_to_recordset(",
        rows,
        ") AS r (id uuid, name text, name_en text, short_name text, kind text, organisation_number text, \
         ror_id text, city text, municipality_number text, website text) \
         JOIN municipalities m ON m.id = municipality_in_tables(r.municipality_number) \
         ON CONFLICT (name) DO UPDATE SET name_en = excluded.name_en, short_name = excluded.short_name, \
         kind = excluded.kind, organisation_number = excluded.organisation_number, ror_id = excluded.ror_id, \
         city = excluded.city, municipality_id = excluded.municipality_id, website = excluded.website, \
         version = o.version + 1, terms_version = 0 \
         WHERE o.origin = 'register' AND (o.name_en, o.short_name, o.kind, o.organisation_number, o.ror_id, o.city, o.municipality_id, \
         o.website) IS DISTINCT FROM (excluded.name_en, excluded.short_name, excluded.kind, \
         excluded.organisation_number, excluded.ror_id, excluded.city, excluded.municipality_id, \
         excluded.website) RETURNING 1) SELECT count(*) AS changed FROM done",
    )
    .await
}

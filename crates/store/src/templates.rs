//! Templates and their published versions.

use crate::sql::{Sql, values};
use crate::structure::{code, json};
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{Integer, Jsonb, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::TemplateId;
use domain::template::{Both, PublishedVersion, Template, TemplateBody};
use domain::text::TemplateTitle;
use serde::Deserialize;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = Text)]
    key: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Jsonb)]
    versions: serde_json::Value,
}

#[derive(Deserialize)]
struct Version {
    number: i32,
    #[serde(with = "domain::iso::date")]
    valid_from: Date,
    title_nb: String,
    title_nn: String,
    body_nb: String,
    body_nn: String,
}

fn corrupt(e: impl std::fmt::Display) -> StoreError {
    StoreError::corrupt("a template", e)
}

impl TryFrom<Version> for PublishedVersion {
    type Error = StoreError;
    fn try_from(row: Version) -> Result<Self> {
        let title = |text: &str| TemplateTitle::parse(text).map_err(corrupt);
        let body = |text: &str| TemplateBody::parse(text).map_err(corrupt);
        Ok(Self {
            number: row.number,
            valid_from: row.valid_from,
            title: Both { nb: title(&row.title_nb)?, nn: title(&row.title_nn)? },
            body: Both { nb: body(&row.body_nb)?, nn: body(&row.body_nn)? },
        })
    }
}

impl TryFrom<Row> for Template {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self> {
        let versions: Vec<Version> = json("versions", row.versions)?;
        Ok(Self {
            id: TemplateId(row.id),
            version: row.version,
            key: row.key,
            kind: code("a kind of template", &row.kind)?,
            versions: versions.into_iter().map(PublishedVersion::try_from).collect::<Result<_>>()?,
        })
    }
}

const SELECT: &str = "SELECT t.id, t.version, t.key, t.kind, \
     (SELECT jsonb_agg(jsonb_build_object('number', v.number, 'valid_from', v.valid_from, 'title_nb', v.title_nb, \
      'title_nn', v.title_nn, 'body_nb', v.body_nb, 'body_nn', v.body_nn) ORDER BY v.number) \
      FROM template_versions v WHERE v.template_id = t.id) AS versions FROM templates t ";

/// All templates by key: there are a handful.
///
/// # Errors
/// When the database fails.
pub async fn all(connection: &mut AsyncPgConnection) -> Result<Vec<Template>> {
    let mut sql = Sql::new(SELECT);
    sql.push("ORDER BY t.key");
    let rows: Vec<Row> = sql.rows(connection).await?;
    rows.into_iter().map(Template::try_from).collect()
}

/// A template by key.
///
/// # Errors
/// When the database fails.
pub async fn find(connection: &mut AsyncPgConnection, key: &str) -> Result<Option<Template>> {
    let mut sql = Sql::new(SELECT);
    sql.with("WHERE t.key = ?", values![key]);
    let row: Option<Row> = sql.maybe(connection).await?;
    row.map(Template::try_from).transpose()
}

/// The same by id, locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn find_for_update(connection: &mut AsyncPgConnection, key: &str) -> Result<Option<Template>> {
    // Locked by a statement of its own: the versions read after it are those that the one before left.
    let mut lock = Sql::new("SELECT id FROM templates WHERE key = ");
    lock.bind(key).push(" FOR UPDATE");
    lock.run(connection).await?;
    find(connection, key).await
}

/// Stores a new template with its first version.
///
/// # Errors
/// [`StoreError::Taken`] when there is one of that key.
pub async fn insert(
    connection: &mut AsyncPgConnection,
    template: &Template,
    edition: Option<&str>,
    now: OffsetDateTime,
) -> Result<()> {
    let mut sql = Sql::new("INSERT INTO templates (id, version, key, kind) VALUES (");
    sql.with(
        "?, ?, ?, ?)",
        values![template.id.0, template.version, template.key.as_str(), template.kind.code()],
    );
    sql.run(connection).await?;
    for version in &template.versions {
        publish(connection, template.id, version, edition, now).await?;
    }
    Ok(())
}

/// Stores the newest version of a template; the template's version must be one more than the stored one.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else changed it first.
pub async fn update(
    connection: &mut AsyncPgConnection,
    template: &Template,
    edition: Option<&str>,
    now: OffsetDateTime,
) -> Result<()> {
    let mut sql = Sql::new("UPDATE templates SET ");
    sql.with(
        "version = ? WHERE id = ? AND version = ?",
        values![template.version, template.id.0, template.version - 1],
    );
    if sql.run(connection).await? != 1 {
        return Err(StoreError::Stale);
    }
    match template.versions.last() {
        Some(version) => publish(connection, template.id, version, edition, now).await,
        None => Ok(()),
    }
}

async fn publish(
    connection: &mut AsyncPgConnection,
    template: TemplateId,
    version: &PublishedVersion,
    edition: Option<&str>,
    now: OffsetDateTime,
) -> Result<()> {
    let mut sql = Sql::new(
        "INSERT INTO template_versions (template_id, number, valid_from, title_nb, title_nn, body_nb, body_nn, edition, \
         published_at) VALUES (",
    );
    sql.with(
        "?, ?, ?, ?, ?, ?, ?, ?, ?)",
        values![
            template.0,
            version.number,
            version.valid_from,
            version.title.nb.as_str(),
            version.title.nn.as_str(),
            version.body.nb.as_str(),
            version.body.nn.as_str(),
            edition.map(str::to_owned),
            now,
        ],
    );
    sql.run(connection).await?;
    Ok(())
}

#[derive(QueryableByName)]
struct Edition {
    #[diesel(sql_type = Text)]
    edition: String,
}

/// The editions of `data/templates.csv` that a template has.
///
/// # Errors
/// When the database fails.
pub async fn editions(connection: &mut AsyncPgConnection, template: TemplateId) -> Result<Vec<String>> {
    let mut sql =
        Sql::new("SELECT edition FROM template_versions WHERE edition IS NOT NULL AND template_id = ");
    sql.bind(template.0);
    let rows: Vec<Edition> = sql.rows(connection).await?;
    Ok(rows.into_iter().map(|row| row.edition).collect())
}

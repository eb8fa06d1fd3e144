//! What municipalities, clusters, organisations and groups are called on a day.

use crate::Result;
use crate::events::{Edit, words_before};
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::{Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::MunicipalityId;
use domain::event::{ClusterChange, EventBody, GroupChange, OrganisationChange};
use std::collections::BTreeMap;
use time::Date;
use uuid::Uuid;

#[derive(QueryableByName)]
struct PlaceRow {
    #[diesel(sql_type = Text)]
    number: String,
    #[diesel(sql_type = Text)]
    name: String,
}

/// Number and name of what a municipality is on a day; its own, on a day before it was one.
///
/// # Errors
/// When the database fails.
pub(crate) async fn municipality_on(
    connection: &mut AsyncPgConnection,
    id: MunicipalityId,
    day: Date,
) -> Result<Option<(String, String)>> {
    let mut sql =
        Sql::new("SELECT coalesce(d.number, k.number) AS number, coalesce(d.name, k.name) AS name ");
    sql.with(
        "FROM municipalities k LEFT JOIN LATERAL municipality_of_day(k.id, ?) d ON true WHERE k.id = ?",
        values![day, id.0],
    );
    let row: Option<PlaceRow> = sql.maybe(connection).await?;
    Ok(row.map(|row| (row.number, row.name)))
}

/// Edits that may give something another name.
const RENAMINGS: [Edit; 4] = [
    ("cluster", "cluster.described"),
    ("organisation", "organisation.edited"),
    ("group", "group.edited"),
    ("network", "group.edited"),
];

/// The names of clusters, organisations, groups and networks that stand in what was read: read with the names of today,
/// and shown with those of another day, by one query for all of them.
#[derive(Default)]
pub(crate) struct Names<'a>(Vec<(Uuid, &'a mut String)>);

impl<'a> Names<'a> {
    /// One more of them, where there is one.
    pub(crate) fn of(&mut self, reference: Option<(Uuid, &'a mut String)>) {
        self.0.extend(reference);
    }

    /// Has each be what it was called on a day.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn called_on(self, connection: &mut AsyncPgConnection, day: Date) -> Result<()> {
        let ids: Vec<Uuid> = self.0.iter().map(|(id, _)| *id).collect();
        let before = words_before(connection, &RENAMINGS, &ids, day, name_before).await?;
        for (id, name) in self.0 {
            if let Some(called) = before.get(&id) {
                name.clone_from(called);
            }
        }
        Ok(())
    }
}

/// What something was called before an edit, in the log: the words of a cluster, an organisation or a group.
macro_rules! title_before {
    () => {
        "coalesce(e.payload #>> '{data,from,title}', e.payload #>> '{data,from,facts,title}')"
    };
}

fn renamings() -> Vec<String> {
    RENAMINGS.iter().map(|(_, kind)| (*kind).to_owned()).collect()
}

/// Appends, with `OR` in front, that what a column names has had a name like a pattern: before, or after the day that is
/// asked about, where it has been renamed since.
pub(crate) fn or_called(sql: &mut Sql, column: &'static str, pattern: String) {
    sql.push(" OR ").push(column).with(
        concat!(
            " IN (SELECT e.aggregate_id FROM events e WHERE e.kind = ANY(?) AND ",
            title_before!(),
            " ILIKE ?)"
        ),
        values![renamings(), pattern],
    );
}

#[derive(QueryableByName)]
struct FormerRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    name: String,
}

/// The names that clusters, organisations or groups had before a day and have no more, oldest first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn former_names(
    connection: &mut AsyncPgConnection,
    now: &BTreeMap<Uuid, String>,
    day: Date,
) -> Result<BTreeMap<Uuid, Vec<String>>> {
    let ids: Vec<Uuid> = now.keys().copied().collect();
    let mut sql =
        Sql::new(concat!("SELECT e.aggregate_id AS id, ", title_before!(), " AS name FROM events e "));
    sql.with(
        concat!(
            "WHERE e.aggregate_id = ANY(?) AND e.kind = ANY(?) AND e.effective_on <= ? AND ",
            title_before!(),
            " IS NOT NULL ORDER BY e.aggregate_id, e.aggregate_version"
        ),
        values![ids, renamings(), day],
    );
    let rows: Vec<FormerRow> = sql.rows(connection).await?;
    let mut former: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    for FormerRow { id, name } in rows {
        let names = former.entry(id).or_default();
        if now.get(&id) != Some(&name) && !names.contains(&name) {
            names.push(name);
        }
    }
    Ok(former)
}

/// What something was called before an edit.
fn name_before(edit: EventBody) -> Option<String> {
    match edit {
        EventBody::Cluster(ClusterChange::Described { from, .. }) => Some(from.name.as_str().to_owned()),
        EventBody::Organisation(OrganisationChange::Edited { from, .. }) => {
            from?.facts.map(|facts| facts.name.as_str().to_owned())
        }
        EventBody::Group(GroupChange::Edited { from, .. }) => {
            from.map(|words| words.name.as_str().to_owned())
        }
        _ => None,
    }
}

//! What the things are called that events hold the ids of.

use crate::Result;
use crate::sql::Sql;
use diesel::QueryableByName;
use diesel::sql_types::{Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::event::Named;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Names by what they are of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(BTreeMap<Named, String>);

#[derive(QueryableByName)]
struct NameRow {
    #[diesel(sql_type = Text)]
    sort: String,
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    name: String,
}

/// A sort of things that have names.
type Sort = (&'static str, &'static str, fn(Uuid) -> Named);

const SORTS: [Sort; 9] = [
    ("municipality", "name FROM municipalities", Named::Municipality),
    ("region", "name FROM regions", Named::Region),
    ("cluster", "name FROM clusters", Named::Cluster),
    ("agreement", "title FROM cluster_agreements", Named::Agreement),
    ("subcluster", "name FROM subclusters", Named::Subcluster),
    ("document", "title FROM municipality_documents", Named::Document),
    ("organisation", "name FROM organisations", Named::Organisation),
    ("group", "name FROM groups", Named::Group),
    ("person", "display_name FROM users", Named::Person),
];

impl Names {
    /// What something is called, if it is still there.
    pub fn get(&self, named: Named) -> Option<&str> {
        self.0.get(&named).map(String::as_str)
    }

    /// Has something called by another name than its own.
    pub(super) fn call(&mut self, named: Named, name: &str) {
        self.0.insert(named, name.to_owned());
    }

    /// The names of all of them, by one statement.
    pub(super) async fn of(connection: &mut AsyncPgConnection, wanted: BTreeSet<Named>) -> Result<Self> {
        if wanted.is_empty() {
            return Ok(Self::default());
        }
        let ids: Vec<Uuid> = wanted.iter().map(|named| named.id()).collect();
        let mut sql = Sql::new("");
        for (at, (sort, of, _)) in SORTS.iter().enumerate() {
            if at > 0 {
                sql.push(" UNION ALL ");
            }
            sql.push("SELECT '").push(sort).push("' AS sort, id, ").push(of).push(" WHERE id = ANY(");
            sql.bind(ids.clone()).push(")");
        }
        let rows: Vec<NameRow> = sql.rows(connection).await?;
        let named = rows.into_iter().filter_map(|row| {
            let (_, _, of) = SORTS.iter().find(|(sort, ..)| *sort == row.sort)?;
            Some((of(row.id), row.name))
        });
        Ok(Self(named.filter(|(named, _)| wanted.contains(named)).collect()))
    }
}

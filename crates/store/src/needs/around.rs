//! What is around needs on a day: what the municipalities they come from have become, and which desks have somebody who
//! answers. Asked once for all needs of an answer, since few places are behind many needs.

use super::row::RecordRow;
use crate::Result;
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::{Nullable, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::MunicipalityId;
use domain::need::{MunicipalityName, NeedRecord};
use std::collections::{BTreeMap, BTreeSet};
use time::Date;
use uuid::Uuid;

/// A desk that somebody answers for.
#[derive(QueryableByName)]
pub(super) struct DeskRow {
    #[diesel(sql_type = Nullable<SqlUuid>)]
    region_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    cluster_id: Option<Uuid>,
}

#[derive(QueryableByName)]
struct TodayRow {
    #[diesel(sql_type = SqlUuid)]
    was: Uuid,
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    number: String,
    #[diesel(sql_type = Text)]
    name: String,
}

/// What is around some needs.
#[derive(Debug, Default)]
pub(super) struct Around {
    staffed: BTreeSet<Uuid>,
    today: BTreeMap<Uuid, Vec<MunicipalityName>>,
}

impl Around {
    /// Whether somebody answers at a cluster or a region.
    pub(super) fn is_staffed(&self, place: Uuid) -> bool {
        self.staffed.contains(&place)
    }

    /// What those of some municipalities that are no more have become.
    pub(super) fn today_of(&self, municipalities: &[Uuid]) -> Vec<MunicipalityName> {
        let mut all: Vec<MunicipalityName> =
            municipalities.iter().filter_map(|was| self.today.get(was)).flatten().cloned().collect();
        all.sort_by_key(|municipality| municipality.id.0);
        all.dedup_by_key(|municipality| municipality.id);
        all
    }
}

/// The desks that somebody answers for on a day.
pub(super) fn desks(day: Date) -> Sql {
    let mut sql = Sql::new("SELECT d.region_id, d.cluster_id FROM staffed_desks(");
    sql.bind(day).push(") d");
    sql.keep()
}

/// The needs of rows, with what is around them on a day, in their order.
pub(super) async fn records(
    connection: &mut AsyncPgConnection,
    rows: Vec<RecordRow>,
    desks: &[DeskRow],
    day: Date,
) -> Result<Vec<NeedRecord>> {
    let mut around = Around::default();
    around.staffed.extend(desks.iter().filter_map(|desk| desk.cluster_id));
    around.staffed.extend(desks.iter().filter_map(|desk| desk.region_id));
    let ending = rows.iter().filter(|row| !row.lasting);
    let origins: BTreeSet<Uuid> = ending.flat_map(|row| row.originator_ids.iter().copied()).collect();
    for row in became(connection, origins.into_iter().collect(), day).await? {
        let became = MunicipalityName { id: MunicipalityId(row.id), number: row.number, name: row.name };
        around.today.entry(row.was).or_default().push(became);
    }
    rows.into_iter().map(|row| row.record(&around)).collect()
}

/// What those of some municipalities that are no more on a day have become.
async fn became(connection: &mut AsyncPgConnection, origins: Vec<Uuid>, day: Date) -> Result<Vec<TodayRow>> {
    if origins.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new("SELECT DISTINCT w.id AS was, k.id, k.number, k.name FROM municipalities w ");
    sql.with(
        "CROSS JOIN LATERAL municipality_and_successors(w.id, ?) f \
         JOIN municipalities k ON k.id = f.municipality_id AND k.valid @> ? \
         WHERE w.id = ANY(?) AND NOT w.valid @> ? AND f.depth > 0",
        values![day, day, origins, day],
    );
    sql.keep().rows(connection).await
}

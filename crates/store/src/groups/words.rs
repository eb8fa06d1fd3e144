//! What groups said of themselves on a day, where they have said something else since.

use super::GroupRecord;
use crate::Result;
use crate::events::words_before;
use crate::sql::Sql;
use crate::structure::{Names, former_names};
use diesel::QueryableByName;
use diesel::sql_types::Text;
use diesel_async::AsyncPgConnection;
use domain::OrganisationId;
use domain::event::{Aggregate, EventBody, GroupChange};
use domain::group::Party;
use time::Date;
use uuid::Uuid;

#[derive(QueryableByName)]
struct NameRow {
    #[diesel(sql_type = Text)]
    name: String,
}

/// Has records of one sort say what they said on a day.
pub(super) async fn as_of(
    connection: &mut AsyncPgConnection,
    sort: super::Sort,
    records: &mut [&mut GroupRecord],
    day: Date,
) -> Result<()> {
    let aggregate = match sort {
        super::Sort::Groups => Aggregate::Group,
        super::Sort::Networks => Aggregate::Network,
    };
    let Some(first) = records.first() else { return Ok(()) };
    let edits = [(aggregate(first.group.id).kind(), "group.edited")];
    let ids: Vec<Uuid> = records.iter().map(|record| record.group.id.0).collect();
    let edited = |body| match body {
        EventBody::Group(GroupChange::Edited { from, .. }) => from,
        _ => None,
    };
    let mut said = words_before(connection, &edits, &ids, day, edited).await?;
    for record in records.iter_mut() {
        let Some(words) = said.remove(&record.group.id.0) else { continue };
        let before = record.group.words();
        record.group.saying((*words).clone());
        if words.arena != before.arena {
            record.arena = match words.arena {
                Some(id) => Some((id, organisation(connection, id).await?)),
                None => None,
            };
        }
    }
    let now =
        records.iter().map(|record| (record.group.id.0, record.group.name.as_str().to_owned())).collect();
    let mut former = former_names(connection, &now, day).await?;
    for record in records.iter_mut() {
        record.former_names = former.remove(&record.group.id.0).unwrap_or_default();
    }
    let mut names = Names::default();
    for record in records {
        let GroupRecord { cluster, arena, members, .. } = &mut **record;
        names.of(cluster.as_mut().map(|(id, name)| (id.0, name)));
        names.of(arena.as_mut().map(|(id, name)| (id.0, name)));
        for member in members {
            let id = match member.membership.party {
                Party::Cluster(id) => Some(id.0),
                Party::Organisation(id) => Some(id.0),
                Party::Person(_) | Party::Municipality(_) => None,
            };
            names.of(id.map(|id| (id, &mut member.name)));
        }
    }
    names.called_on(connection, day).await
}

async fn organisation(connection: &mut AsyncPgConnection, id: OrganisationId) -> Result<String> {
    let mut sql = Sql::new("SELECT name FROM organisations WHERE id = ");
    sql.bind(id.0);
    let row: NameRow = sql.row(connection).await?;
    Ok(row.name)
}

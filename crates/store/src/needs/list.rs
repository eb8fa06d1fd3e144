//! Lists of needs: the scope, the filters, the order, one statement.

use super::around;
use super::row::{self, RecordRow};
use crate::keyset::{KeyPart, Keyed, Kind, Order, Window};
use crate::search::{self, Wanted};
use crate::sql::{Sql, values};
use crate::{Result, scope};
use diesel::QueryableByName;
use diesel::sql_types::BigInt;
use diesel_async::AsyncPgConnection;
use domain::access::Actor;
use domain::need::{Need, NeedLevel, NeedQuery, NeedRecord, NeedSort};
use time::Date;
use uuid::Uuid;

#[derive(QueryableByName)]
struct ListRow {
    #[diesel(embed)]
    record: RecordRow,
    #[diesel(sql_type = BigInt)]
    rank: i64,
}

/// Needs that the actor sees and the query asks for. `None` when the window's key is not one of this order.
///
/// # Errors
/// When the database fails.
pub async fn list(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    query: &NeedQuery,
    window: &Window,
    day: Date,
) -> Result<Option<Vec<Keyed<NeedRecord>>>> {
    let wanted = understand(connection, query).await?;
    let mut sql = Sql::new(row::COLUMNS);
    sql.push(", k.rank").push(row::FROM);
    rank(&mut sql, wanted.as_deref());
    narrow(&mut sql, actor, query, wanted.as_deref());
    let by = if wanted.is_none() && query.order.by == NeedSort::Relevance {
        NeedSort::UpdatedAt
    } else {
        query.order.by
    };
    let order = order(by, query.order.descending);
    if !order.after(&mut sql, window) {
        return Ok(None);
    }
    order.order(&mut sql, window);
    // A connection keeps what it has been told to for as long as it lives: the lists that everyone asks for, not every
    // way to narrow them.
    let sql = if is_common(query) { sql.keep() } else { sql };
    let shared = &*connection;
    let (rows, desks): (Vec<ListRow>, _) =
        tokio::try_join!(biased; sql.rows_beside(shared), around::desks(day).rows_beside(shared))?;
    let (ranks, rows): (Vec<i64>, Vec<RecordRow>) =
        rows.into_iter().map(|row| (row.rank, row.record)).unzip();
    let records = around::records(connection, rows, &desks, day).await?;
    let key = |rank: i64, need: &Need| {
        let id = KeyPart::Id(need.id.0);
        match by {
            NeedSort::UpdatedAt => vec![KeyPart::Moment(need.updated_at), id],
            NeedSort::SubmittedAt => {
                vec![KeyPart::Moment(need.submitted_at.unwrap_or(need.created_at)), id]
            }
            NeedSort::Title => vec![KeyPart::Text(need.wording.title.as_str().to_owned()), id],
            NeedSort::Relevance => vec![KeyPart::Int(rank), KeyPart::Moment(need.updated_at), id],
        }
    };
    let keyed = ranks.into_iter().zip(records).map(|(rank, item)| Keyed { key: key(rank, &item.need), item });
    Ok(Some(keyed.collect()))
}

/// Whether a list is one of the few that are asked for all the time: newest first, by at most two of what a need is.
fn is_common(query: &NeedQuery) -> bool {
    let narrowed =
        [query.process.len(), query.answer.len(), query.service_area.len(), query.visibility.len()];
    let elsewhere = [query.language.len(), query.municipality.len(), query.cluster.len(), query.region.len()];
    query.q.is_none()
        && query.own.is_none()
        && query.order.by == NeedSort::UpdatedAt
        && query.order.descending
        && narrowed.iter().all(|values| *values <= 1)
        && narrowed.iter().sum::<usize>() <= 2
        && elsewhere.iter().sum::<usize>() == 0
}

/// How many needs the actor sees that the query asks for.
///
/// # Errors
/// When the database fails.
pub async fn count(connection: &mut AsyncPgConnection, actor: &Actor, query: &NeedQuery) -> Result<i64> {
    let wanted = understand(connection, query).await?;
    let mut sql = Sql::new("SELECT count(*) AS count FROM needs n");
    if wanted.is_some() {
        sql.push(" JOIN need_terms t ON t.need_id = n.id");
    }
    narrow(&mut sql, actor, query, wanted.as_deref());
    sql.count(connection).await
}

async fn understand(connection: &mut AsyncPgConnection, query: &NeedQuery) -> Result<Option<Vec<Wanted>>> {
    match query.q.as_deref().map(str::trim) {
        None | Some("") => Ok(None),
        Some(q) => search::understand(connection, q).await.map(Some),
    }
}

const fn order(by: NeedSort, descending: bool) -> Order {
    match by {
        NeedSort::UpdatedAt => {
            Order { columns: &["n.updated_at", "n.id"], kinds: &[Kind::Moment, Kind::Id], descending }
        }
        NeedSort::SubmittedAt => Order {
            columns: &["coalesce(n.submitted_at, n.created_at)", "n.id"],
            kinds: &[Kind::Moment, Kind::Id],
            descending,
        },
        NeedSort::Title => Order {
            columns: &["n.title COLLATE \"nb-x-icu\"", "n.id"],
            kinds: &[Kind::Text, Kind::Id],
            descending,
        },
        NeedSort::Relevance => Order {
            columns: &["k.rank", "n.updated_at", "n.id"],
            kinds: &[Kind::Int, Kind::Moment, Kind::Id],
            descending: true,
        },
    }
}

/// Appends the search terms and how well they fit: two for each word in the title, one for each elsewhere.
fn rank(sql: &mut Sql, wanted: Option<&[Wanted]>) {
    let Some(wanted) = wanted else {
        sql.push(" CROSS JOIN LATERAL (SELECT 0::bigint AS rank) k");
        return;
    };
    sql.push(" JOIN need_terms t ON t.need_id = n.id CROSS JOIN LATERAL (SELECT (0");
    for word in wanted {
        sql.with(" + CASE WHEN t.title_terms && ? THEN 2 ELSE 1 END", values![word.any_of.clone()]);
    }
    sql.push(")::bigint AS rank) k");
}

/// Appends WHERE with the scope and every filter.
fn narrow(sql: &mut Sql, actor: &Actor, query: &NeedQuery, wanted: Option<&[Wanted]>) {
    sql.push(" WHERE ");
    scope::sees_need(sql, actor);
    if let Some(level) = query.level {
        sql.push(" AND ");
        part(sql, actor, level);
    }
    if let Some(own) = query.own {
        let writer = actor.user.map(|user| user.0);
        sql.with(" AND coalesce(n.created_by = ?, false) = ?", values![writer, own]);
    }
    let codes = |list: &[&'static str]| list.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
    let mut any = |column: &'static str, list: Vec<String>| {
        match <[String; 1]>::try_from(list) {
            // One value is found in the order of an index; any of several is not.
            Ok([only]) => sql.push(" AND ").push(column).with(" = ?", values![only]),
            Err(list) if !list.is_empty() => sql.push(" AND ").push(column).with(" = ANY(?)", values![list]),
            Err(_) => sql,
        };
    };
    any("n.process", codes(&query.process.iter().map(|v| v.code()).collect::<Vec<_>>()));
    any("n.answer", codes(&query.answer.iter().map(|v| v.code()).collect::<Vec<_>>()));
    any("n.service_area", codes(&query.service_area.iter().map(|v| v.code()).collect::<Vec<_>>()));
    any("n.visibility", codes(&query.visibility.iter().map(|v| v.code()).collect::<Vec<_>>()));
    any("n.language", codes(&query.language.iter().map(|v| v.code()).collect::<Vec<_>>()));
    places(sql, actor, query);
    if wanted.is_some_and(<[Wanted]>::is_empty) {
        // Signs without a word in them are found nowhere.
        sql.push(" AND false");
    }
    for word in wanted.unwrap_or_default() {
        sql.push(" AND (false");
        search::matches(sql, word, "t.terms");
        sql.push(" OR ((false");
        search::matches(sql, word, "t.origin_terms");
        sql.push(") AND ");
        named_to(sql, actor);
        sql.push("))");
    }
}

/// Appends the filters by place. Places of a need published without its municipality's name are hidden from outsiders.
fn places(sql: &mut Sql, actor: &Actor, query: &NeedQuery) {
    if !query.municipality.is_empty() {
        let ids: Vec<Uuid> = query.municipality.iter().map(|m| m.0).collect();
        sql.with(
            " AND EXISTS (SELECT 1 FROM need_originators f WHERE f.need_id = n.id AND f.municipality_id = ANY(?)) AND ",
            values![ids],
        );
        named_to(sql, actor);
    }
    if !query.cluster.is_empty() {
        let ids: Vec<Uuid> = query.cluster.iter().map(|c| c.0).collect();
        sql.with(" AND n.cluster_id = ANY(?) AND ", values![ids]);
        named_to(sql, actor);
    }
    if !query.region.is_empty() {
        let ids: Vec<Uuid> = query.region.iter().map(|r| r.0).collect();
        sql.with(" AND n.region_id = ANY(?) AND ", values![ids]);
        named_to(sql, actor);
    }
}

/// Appends the condition that the actor may know where need `n` comes from: it is not nameless, or the actor sees it
/// for another reason than that it is public.
fn named_to(sql: &mut Sql, actor: &Actor) {
    sql.push("(n.published_with_name IS DISTINCT FROM false OR ");
    scope::sees_unpublished(sql, actor);
    sql.push(")");
}

/// Appends the condition for a part of the register.
fn part(sql: &mut Sql, actor: &Actor, level: NeedLevel) {
    match level {
        NeedLevel::Mine => {
            sql.push("(");
            scope::own_need(sql, actor);
            sql.with(" OR (n.process = 'draft' AND n.created_by = ?))", values![actor.user.map(|u| u.0)]);
        }
        NeedLevel::Cluster => {
            let clusters = actor.reach.clusters.iter().map(|c| c.0).collect::<Vec<_>>();
            sql.with("(n.cluster_id = ANY(?) AND n.process <> 'draft')", values![clusters]);
        }
        NeedLevel::Region => {
            let regions = actor.reach.regions.iter().map(|r| r.0).collect::<Vec<_>>();
            sql.with(
                "(n.region_id = ANY(?) AND n.visibility IN ('region', 'national', 'public') AND n.process <> 'draft' AND ",
                values![regions],
            );
            named_to(sql, actor);
            sql.push(")");
        }
        NeedLevel::National => {
            sql.push("(n.process = 'lifted_national' OR n.visibility = 'national')");
        }
        NeedLevel::Public => {
            sql.push("n.visibility = 'public'");
        }
        NeedLevel::Desk => {
            sql.push("(n.process IN ('submitted', 'qualified', 'lifted_region') AND ");
            scope::answers_for(sql, actor, "n.held_by", "n.cluster_id", "n.region_id");
            sql.push(")");
        }
    }
}

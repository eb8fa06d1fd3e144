//! Writing a cluster: its own row, then every part anew. A cluster has few parts, and the lock on its row keeps others
//! out; the constraints of the tables are the net below.

use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel_async::AsyncPgConnection;
use domain::period::Period;
use domain::structure::cluster::{Answer, Cluster, Proposed};
use domain::structure::{Term, Timeline};
use serde_json::{Value, json};
use time::Date;
use uuid::Uuid;

/// Stores a new cluster.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    connection: &mut AsyncPgConnection,
    cluster: &Cluster,
    origin: &str,
    source: &str,
) -> Result<()> {
    let facts = &cluster.facts;
    let mut sql = Sql::new(
        "INSERT INTO clusters (id, version, name, region_id, origin, confirmed, basis, cooperation_id, common_need, \
         funding_model, coordinator_percent, source) VALUES (",
    );
    sql.with(
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        values![
            cluster.id.0,
            cluster.version,
            facts.name.as_str(),
            cluster.region.map(|r| r.0),
            origin,
            cluster.confirmed,
            facts.basis.code(),
            facts.cooperation,
            facts.common_need.as_ref().map(|n| n.as_str().to_owned()),
            facts.funding_model.code(),
            facts.coordinator_percent,
            source,
        ],
    );
    sql.run(connection).await?;
    parts(connection, cluster).await
}

/// Stores a changed cluster; its version must be one more than the stored one.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else changed it first.
pub async fn update(connection: &mut AsyncPgConnection, cluster: &Cluster) -> Result<()> {
    let facts = &cluster.facts;
    let mut sql = Sql::new("UPDATE clusters SET ");
    sql.with(
        "version = ?, name = ?, region_id = ?, confirmed = ?, basis = ?, cooperation_id = ?, common_need = ?, \
         funding_model = ?, coordinator_percent = ? WHERE id = ? AND version = ?",
        values![
            cluster.version,
            facts.name.as_str(),
            cluster.region.map(|r| r.0),
            cluster.confirmed,
            facts.basis.code(),
            facts.cooperation,
            facts.common_need.as_ref().map(|n| n.as_str().to_owned()),
            facts.funding_model.code(),
            facts.coordinator_percent,
            cluster.id.0,
            cluster.version - 1,
        ],
    );
    if sql.run(connection).await? != 1 {
        return Err(StoreError::Stale);
    }
    parts(connection, cluster).await
}

/// Rows of a table, all of which belong to the cluster, as JSON.
type Rows = Vec<Value>;

/// Takes away the periods, signatures and answers of a cluster, and the subclusters that never were: they come anew.
async fn clear(connection: &mut AsyncPgConnection, cluster: &Cluster) -> Result<()> {
    for text in [
        "DELETE FROM cluster_statuses WHERE cluster_id = ",
        "DELETE FROM cluster_motors WHERE cluster_id = ",
        "DELETE FROM subcluster_members m USING subclusters s WHERE s.id = m.subcluster_id AND s.cluster_id = ",
        "DELETE FROM cluster_members WHERE cluster_id = ",
        "DELETE FROM agreement_signatures g USING cluster_agreements a WHERE a.id = g.agreement_id AND a.cluster_id = ",
        "DELETE FROM proposal_consents k USING cluster_proposals p WHERE p.id = k.proposal_id AND p.cluster_id = ",
    ] {
        let mut sql = Sql::new(text);
        sql.bind(cluster.id.0);
        sql.run(connection).await?;
    }
    let kept: Vec<Uuid> = cluster.subclusters.iter().map(|s| s.id.0).collect();
    let mut sql = Sql::new("DELETE FROM subclusters WHERE ");
    sql.with("cluster_id = ? AND NOT id = ANY(?)", values![cluster.id.0, kept]);
    sql.run(connection).await?;
    Ok(())
}

/// Writes the parts. What has an id of its own is changed in place, for others may point at it.
async fn parts(connection: &mut AsyncPgConnection, cluster: &Cluster) -> Result<()> {
    clear(connection, cluster).await?;
    for (text, rows, rest) in tables(cluster) {
        if rows.is_empty() {
            continue;
        }
        let mut sql = Sql::new(text);
        sql.push("FROM (VALUES (").bind(cluster.id.0).push("::uuid)) AS i (id), jsonb_to_recordset(");
        sql.bind(Value::Array(rows)).push(") ").push(rest);
        sql.run(connection).await?;
    }
    Ok(())
}

/// What is written to which table: what is inserted from the cluster's id `i.id` and rows `x`, the rows, and what they
/// look like. In this order: a motor is a member, and a subcluster's members are the cluster's.
fn tables(cluster: &Cluster) -> [(&'static str, Rows, &'static str); 9] {
    let (subclusters, in_subclusters) = subclusters(cluster);
    let (agreements, signatures) = agreements(cluster);
    let (proposals, consents) = proposals(cluster);
    let statuses = periods(&cluster.statuses, |s| json!({ "value": s.status, "reason": s.reason }));
    let motors = periods(&cluster.motors, |m| json!({ "municipality": m.municipality, "reason": m.reason }));
    let members = cluster.members.iter().flat_map(|(municipality, line)| {
        periods(line, |ambition| json!({ "municipality": municipality, "value": ambition }))
    });
    let members = members.collect();
    [
        (
            "INSERT INTO cluster_statuses (cluster_id, status, valid, reason) \
             SELECT i.id, x.value, daterange(x.first, x.until), x.reason ",
            statuses,
            "AS x (value text, reason text, first date, until date)",
        ),
        (
            "INSERT INTO cluster_members (cluster_id, municipality_id, valid, ambition) \
             SELECT i.id, x.municipality, daterange(x.first, x.until), x.value ",
            members,
            "AS x (municipality uuid, value text, first date, until date)",
        ),
        (
            "INSERT INTO cluster_motors (cluster_id, municipality_id, valid, reason) \
             SELECT i.id, x.municipality, daterange(x.first, x.until), x.reason ",
            motors,
            "AS x (municipality uuid, reason text, first date, until date)",
        ),
        (
            "INSERT INTO subclusters (id, cluster_id, name, theme, valid) \
             SELECT x.id, i.id, x.name, x.theme, daterange(x.first, x.until) ",
            subclusters,
            "AS x (id uuid, name text, theme text, first date, until date) \
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, theme = excluded.theme, valid = excluded.valid",
        ),
        (
            "INSERT INTO subcluster_members (subcluster_id, municipality_id, valid) \
             SELECT x.subcluster, x.municipality, daterange(x.first, x.until) ",
            in_subclusters,
            "AS x (subcluster uuid, municipality uuid, first date, until date)",
        ),
        (
            "INSERT INTO cluster_agreements (id, cluster_id, ordinal, title, link, drafted_on, sent_on, over_on, replaced, \
             valid) SELECT x.id, i.id, x.ordinal, x.title, x.link, x.drafted_on, x.sent_on, x.over_on, x.replaced, CASE WHEN x.first IS NOT NULL THEN daterange(x.first, x.until) END ",
            agreements,
            "AS x (id uuid, ordinal smallint, title text, link text, drafted_on date, sent_on date, over_on date, \
             replaced boolean, first date, until date) \
             ON CONFLICT (id) DO UPDATE SET title = excluded.title, link = excluded.link, sent_on = excluded.sent_on, \
             over_on = excluded.over_on, replaced = excluded.replaced, valid = excluded.valid",
        ),
        (
            "INSERT INTO agreement_signatures (agreement_id, municipality_id, ordinal, signed_on, reference, \
             written_down) SELECT x.agreement, x.municipality, x.ordinal, x.signed_on, x.reference, x.written_down ",
            signatures,
            "AS x (agreement uuid, municipality uuid, ordinal smallint, signed_on date, reference text, written_down boolean)",
        ),
        (
            "INSERT INTO cluster_proposals (id, cluster_id, ordinal, kind, municipality_id, ambition, effective_on, \
             reason, overrides, proposed_on, status, closed_on) SELECT x.id, i.id, x.ordinal, x.kind, x.municipality, x.ambition, \
             x.effective_on, x.reason, x.overrides, x.proposed_on, x.status, \
             x.closed_on ",
            proposals,
            "AS x (id uuid, ordinal smallint, kind text, municipality uuid, ambition text, effective_on date, \
             reason text, overrides jsonb, proposed_on date, status text, closed_on date) \
             ON CONFLICT (id) DO UPDATE SET municipality_id = excluded.municipality_id, status = excluded.status, \
             closed_on = excluded.closed_on",
        ),
        (
            "INSERT INTO proposal_consents (proposal_id, municipality_id, ordinal, agrees, answered_on, reference, \
             written_down, reason) SELECT x.proposal, x.municipality, x.ordinal, x.agrees, x.answered_on, x.reference, \
             x.written_down, x.reason ",
            consents,
            "AS x (proposal uuid, municipality uuid, ordinal smallint, agrees boolean, answered_on date, \
             reference text, written_down boolean, reason text)",
        ),
    ]
}

fn day(date: Option<Date>) -> Value {
    date.map_or(Value::Null, |date| json!(date.to_string()))
}

/// One row a term, with its days.
fn periods<T: Clone + PartialEq>(line: &Timeline<T>, row: impl Fn(&T) -> Value) -> Rows {
    let with_days = |term: &Term<T>| with(row(&term.value), term.period.first_day(), term.period.until());
    line.terms().iter().map(with_days).collect()
}

fn with(mut row: Value, first: Date, until: Option<Date>) -> Value {
    if let Some(members) = row.as_object_mut() {
        members.insert("first".to_owned(), day(Some(first)));
        members.insert("until".to_owned(), day(until));
    }
    row
}

fn subclusters(cluster: &Cluster) -> (Rows, Rows) {
    let rows = cluster.subclusters.iter().map(|s| {
        with(json!({ "id": s.id, "name": s.name, "theme": s.theme }), s.period.first_day(), s.period.until())
    });
    let members = cluster.subclusters.iter().flat_map(|s| {
        s.members.iter().flat_map(|(municipality, line)| {
            periods(line, |()| json!({ "subcluster": s.id, "municipality": municipality }))
        })
    });
    (rows.collect(), members.collect())
}

fn agreements(cluster: &Cluster) -> (Rows, Rows) {
    let rows = (0_i16..).zip(&cluster.agreements).map(|(ordinal, a)| {
        json!({ "id": a.id, "ordinal": ordinal, "title": a.title, "link": a.link,
                "drafted_on": day(Some(a.drafted_on)), "sent_on": day(a.sent_on),
                "over_on": day(a.over.map(|o| o.on)), "replaced": a.over.is_some_and(|o| o.replaced),
                "first": day(a.in_force.map(Period::first_day)), "until": day(a.in_force.and_then(Period::until)) })
    });
    let signatures = cluster.agreements.iter().flat_map(|a| {
        (0_i16..).zip(&a.signatures).map(|(ordinal, s)| {
            json!({ "agreement": a.id, "municipality": s.municipality, "ordinal": ordinal,
                    "signed_on": day(Some(s.signed_on)), "reference": s.reference,
                    "written_down": s.written_down })
        })
    });
    (rows.collect(), signatures.collect())
}

fn proposals(cluster: &Cluster) -> (Rows, Rows) {
    let rows = (0_i16..).zip(&cluster.proposals).map(|(ordinal, p)| {
        let (kind, ambition) = match p.proposed {
            Proposed::Membership { ambition, .. } => ("membership", Some(ambition)),
            Proposed::Motor { .. } => ("motor", None),
        };
        json!({ "id": p.id, "ordinal": ordinal, "kind": kind, "municipality": p.proposed.municipality(),
                "ambition": ambition, "effective_on": day(Some(p.from)), "reason": p.reason, "overrides": p.overrides,
                "proposed_on": day(Some(p.proposed_on)), "status": p.status, "closed_on": day(p.closed_on) })
    });
    let consents = cluster.proposals.iter().flat_map(|p| {
        (0_i16..).zip(&p.consents).map(|(ordinal, c)| {
            let answer = c.answer.as_ref();
            json!({ "proposal": p.id, "municipality": c.municipality, "ordinal": ordinal,
                    "agrees": answer.map(|a| a.yes), "answered_on": day(answer.map(|a| a.on)),
                    "reference": answer.and_then(|a: &Answer| a.reference.clone()),
                    "written_down": answer.is_some_and(|a| a.written_down),
                    "reason": answer.and_then(|a| a.reason.clone()) })
        })
    });
    (rows.collect(), consents.collect())
}

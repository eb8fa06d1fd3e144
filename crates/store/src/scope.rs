//! The policy's visibility rule as SQL. `domain::access::sees` is the same rule over one object; a property test holds
//! the two together for random actors and needs.

use crate::sql::{Sql, values};
use domain::access::Actor;
use uuid::Uuid;

fn ids<T: Copy + Into<Uuid>>(set: &std::collections::BTreeSet<T>) -> Vec<Uuid> {
    set.iter().map(|id| (*id).into()).collect()
}

/// Appends the condition that the actor sees need `n`.
pub(crate) fn sees_need(sql: &mut Sql, actor: &Actor) {
    let reach = &actor.reach;
    // A reader without roles sees what is public: let the index on visibility do it alone.
    if !reach.in_ksf {
        sql.push("(n.visibility = 'public' AND n.process <> 'draft')");
        return;
    }
    sql.push("(n.visibility = 'public' AND n.process <> 'draft' OR ");
    sees_unpublished(sql, actor);
    sql.push(")");
}

/// Appends the condition that the actor sees need `n` for another reason than that it is public.
pub(crate) fn sees_unpublished(sql: &mut Sql, actor: &Actor) {
    let reach = &actor.reach;
    if !reach.in_ksf {
        sql.push("false");
        return;
    }
    sql.push("(");
    own_need(sql, actor);
    sql.with(
        " OR (n.process = 'draft' AND ? AND n.created_by = ?)",
        values![reach.in_ksf, actor.user.map(|u| u.0)],
    );
    sql.push(" OR (n.process <> 'draft' AND (");
    // A published need is still open as its level opened it.
    sql.with("(n.opened_to = 'national' AND ?) OR ?", values![reach.in_ksf, reach.reads_all]);
    sql.with(
        " OR (n.opened_to IN ('cluster', 'region') AND n.cluster_id = ANY(?)) \
          OR (n.opened_to = 'region' AND n.region_id = ANY(?)) OR ",
        values![ids(&reach.clusters), ids(&reach.regions)],
    );
    answers_for(sql, actor, "n.held_by", "n.cluster_id", "n.region_id");
    sql.push(")))");
}

/// Appends the condition that need `n` comes from a municipality the actor acts for.
pub(crate) fn own_need(sql: &mut Sql, actor: &Actor) {
    sql.with(
        "EXISTS (SELECT 1 FROM need_originators o WHERE o.need_id = n.id AND o.municipality_id = ANY(?))",
        values![ids(&actor.reach.municipalities)],
    );
}

/// Appends the condition that the actor answers for the desk something lies on.
pub(crate) fn answers_for(
    sql: &mut Sql,
    actor: &Actor,
    held_by: &'static str,
    cluster: &'static str,
    region: &'static str,
) {
    let reach = &actor.reach;
    sql.push("CASE WHEN ").push(held_by).push(" = 'cluster' AND ").push(cluster).push(" IS NOT NULL THEN ");
    sql.push(cluster).with(" = ANY(?)", values![ids(&reach.cluster_desks)]);
    sql.push(" WHEN ")
        .push(held_by)
        .push(" IN ('cluster', 'region') AND ")
        .push(region)
        .push(" IS NOT NULL THEN ");
    sql.push(region).with(" = ANY(?) ELSE ? END", values![ids(&reach.region_desks), reach.national]);
}

/// Appends the condition that the actor sees event `e` when it is open as the given column says.
/// Events that only administrators see have no visibility. Never NULL, whatever of the place is missing: the condition
/// is also read as a value.
pub(crate) fn sees_event(sql: &mut Sql, actor: &Actor, visibility: &'static str) {
    let reach = &actor.reach;
    sql.push("coalesce(CASE WHEN ").push(visibility).push(" IS NULL THEN ");
    // `visibility_before` is also NULL for a thing's first event, which nobody saw before.
    if visibility == "e.visibility" {
        sql.bind(reach.administers);
    } else {
        sql.push("false");
    }
    sql.push(" ELSE ").push(visibility).push(" = 'public'");
    if reach.in_ksf {
        sql.push(" OR (").push(visibility).with(" = 'national' AND ?)", values![reach.in_ksf]);
        sql.with(" OR ?", values![reach.reads_all]);
        sql.push(" OR (").push(visibility);
        sql.with(" IN ('cluster', 'region') AND e.cluster_id = ANY(?))", values![ids(&reach.clusters)]);
        sql.push(" OR (").push(visibility);
        sql.with(" = 'region' AND e.region_id = ANY(?))", values![ids(&reach.regions)]);
        sql.with(" OR e.municipality_ids && ? OR ", values![ids(&reach.municipalities)]);
        answers_for(sql, actor, "e.held_by", "e.cluster_id", "e.region_id");
    }
    sql.push(" END, false)");
}

-- Who is in which cluster on a day: a closed cluster has no members, whatever its periods say.
CREATE FUNCTION live_memberships(on_day date)
RETURNS TABLE (cluster_id uuid, municipality_id uuid, ambition text, valid daterange)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT m.cluster_id, m.municipality_id, m.ambition, m.valid
    FROM cluster_members m JOIN cluster_statuses s ON s.cluster_id = m.cluster_id
    WHERE m.valid @> on_day AND s.valid @> on_day AND s.status <> 'closed'
$$;

-- The desks that somebody with an open account answers for on a day; elsewhere the level above stands in.
CREATE FUNCTION staffed_desks(on_day date)
RETURNS TABLE (region_id uuid, cluster_id uuid)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT a.region_id, a.cluster_id
    FROM role_assignments a JOIN users u ON u.id = a.user_id
    WHERE a.role IN ('regional_coordinator', 'cluster_coordinator') AND u.active
        AND a.revoked_at IS NULL AND a.valid @> on_day
$$;

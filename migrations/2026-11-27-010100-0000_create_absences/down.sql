CREATE OR REPLACE FUNCTION staffed_desks(on_day date)
RETURNS TABLE (region_id uuid, cluster_id uuid)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT a.region_id, a.cluster_id
    FROM role_assignments a JOIN users u ON u.id = a.user_id
    WHERE a.role IN ('regional_coordinator', 'cluster_coordinator') AND u.active
        AND a.revoked_at IS NULL AND a.valid @> on_day
$$;
DROP TABLE absences;

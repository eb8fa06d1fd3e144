CREATE OR REPLACE FUNCTION staffed_desks(on_day date)
RETURNS TABLE (region_id uuid, cluster_id uuid)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT a.region_id, a.cluster_id
    FROM held_roles(on_day) a JOIN users u ON u.id = a.user_id
    WHERE a.role IN ('regional_coordinator', 'cluster_coordinator') AND u.active
        AND NOT EXISTS (SELECT 1 FROM absences x LEFT JOIN users d ON d.id = x.deputy_id
            WHERE x.role_assignment_id = a.id AND x.valid @> on_day AND d.active IS NOT TRUE)
$$;

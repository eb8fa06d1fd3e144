-- A desk was staffed until the day its role was taken away or its holder's account closed: also when that day is asked
-- about afterwards. For today it says what it said before.
CREATE OR REPLACE FUNCTION staffed_desks(on_day date)
RETURNS TABLE (region_id uuid, cluster_id uuid)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT a.region_id, a.cluster_id
    FROM role_assignments a JOIN users u ON u.id = a.user_id
    WHERE a.role IN ('regional_coordinator', 'cluster_coordinator') AND a.state = 'accepted' AND a.valid @> on_day
        AND (a.revoked_at IS NULL OR (a.revoked_at AT TIME ZONE 'Europe/Oslo')::date > on_day)
        AND (u.active OR (u.updated_at AT TIME ZONE 'Europe/Oslo')::date > on_day)
        AND NOT EXISTS (SELECT 1 FROM absences x LEFT JOIN users d ON d.id = x.deputy_id
            WHERE x.role_assignment_id = a.id AND x.valid @> on_day AND d.active IS NOT TRUE)
$$;

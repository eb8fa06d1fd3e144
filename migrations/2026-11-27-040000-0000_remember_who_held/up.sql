-- The roles that are held on a day, whether or not the holder's account is open. One that was ended at once was held until
-- the day it ended: also when a day before that is asked about afterwards. What one may do now asks for more: there, what
-- has ended is gone at once.
CREATE OR REPLACE FUNCTION held_roles(on_day date) RETURNS SETOF role_assignments LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT a.* FROM role_assignments a WHERE a.state = 'accepted' AND a.valid @> on_day
        AND (a.revoked_at IS NULL OR (a.revoked_at AT TIME ZONE 'Europe/Oslo')::date > on_day)
$$;

-- Of these, the ones whose holder's account was open that day.
CREATE FUNCTION manned_roles(on_day date) RETURNS SETOF role_assignments LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT a.* FROM held_roles(on_day) a JOIN users u ON u.id = a.user_id
    WHERE u.active OR (u.updated_at AT TIME ZONE 'Europe/Oslo')::date > on_day
$$;

-- Who stands in for whom on a day: somebody with an open account who holds a role of their own that day.
CREATE FUNCTION deputies(on_day date) RETURNS TABLE (role_assignment_id uuid, user_id uuid)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT x.role_assignment_id, x.deputy_id
    FROM absences x
    WHERE x.valid @> on_day AND EXISTS (SELECT 1 FROM manned_roles(on_day) o WHERE o.user_id = x.deputy_id)
$$;

-- A desk is staffed by its holder, or by a deputy while the holder is away.
CREATE OR REPLACE FUNCTION staffed_desks(on_day date)
RETURNS TABLE (region_id uuid, cluster_id uuid)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT a.region_id, a.cluster_id
    FROM manned_roles(on_day) a
    WHERE a.role IN ('regional_coordinator', 'cluster_coordinator')
        AND (EXISTS (SELECT 1 FROM deputies(on_day) d WHERE d.role_assignment_id = a.id)
            OR NOT EXISTS (SELECT 1 FROM absences x WHERE x.role_assignment_id = a.id AND x.valid @> on_day))
$$;

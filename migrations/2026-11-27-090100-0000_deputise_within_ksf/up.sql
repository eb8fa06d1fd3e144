-- Who stands in for whom on a day: somebody with an open account who holds a role in KSF of their own that day. A research
-- organisation's role and an administrator's are none (`domain::access::Role::in_ksf`).
CREATE OR REPLACE FUNCTION deputies(on_day date) RETURNS TABLE (role_assignment_id uuid, user_id uuid)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT x.role_assignment_id, x.deputy_id
    FROM absences x
    WHERE x.valid @> on_day AND EXISTS (SELECT 1 FROM manned_roles(on_day) o
        WHERE o.user_id = x.deputy_id AND o.role NOT IN ('researcher', 'system_admin'))
$$;

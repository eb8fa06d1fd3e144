CREATE OR REPLACE FUNCTION deputies(on_day date) RETURNS TABLE (role_assignment_id uuid, user_id uuid)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT x.role_assignment_id, x.deputy_id
    FROM absences x
    WHERE x.valid @> on_day AND EXISTS (SELECT 1 FROM manned_roles(on_day) o WHERE o.user_id = x.deputy_id)
$$;

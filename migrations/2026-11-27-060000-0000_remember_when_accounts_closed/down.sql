CREATE OR REPLACE FUNCTION manned_roles(on_day date) RETURNS SETOF role_assignments LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT a.* FROM held_roles(on_day) a JOIN users u ON u.id = a.user_id
    WHERE u.active OR (u.updated_at AT TIME ZONE 'Europe/Oslo')::date > on_day
$$;
ALTER TABLE users DROP COLUMN closed_at;

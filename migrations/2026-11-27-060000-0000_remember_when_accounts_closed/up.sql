-- When an account was closed, apart from when it was last changed: whoever sets a closed account's name or employer right
-- does not move the day on which its roles ended.
ALTER TABLE users ADD COLUMN closed_at timestamptz;
UPDATE users u SET closed_at = coalesce(
    (SELECT max(e.recorded_at) FROM events e WHERE e.aggregate = 'user' AND e.aggregate_id = u.id AND e.kind = 'user.deactivated'),
    u.updated_at) WHERE NOT u.active;
ALTER TABLE users ADD CONSTRAINT users_closed_or_active CHECK (active = (closed_at IS NULL));

CREATE OR REPLACE FUNCTION manned_roles(on_day date) RETURNS SETOF role_assignments LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT a.* FROM held_roles(on_day) a JOIN users u ON u.id = a.user_id
    WHERE u.closed_at IS NULL OR (u.closed_at AT TIME ZONE 'Europe/Oslo')::date > on_day
$$;

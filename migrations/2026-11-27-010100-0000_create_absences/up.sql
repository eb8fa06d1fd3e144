-- Days on which the holder of a role is away. The deputy, if there is one, has the role's reach meanwhile.
CREATE TABLE absences (
    role_assignment_id uuid NOT NULL REFERENCES role_assignments (id) ON DELETE CASCADE,
    valid daterange NOT NULL CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL),
    deputy_id uuid REFERENCES users (id),
    PRIMARY KEY (role_assignment_id, valid),
    EXCLUDE USING gist (role_assignment_id WITH =, valid WITH &&)
);
CREATE INDEX ON absences (deputy_id);

-- The desks that somebody with an open account answers for on a day: the holder, or a deputy while the holder is away;
-- elsewhere the level above stands in.
CREATE OR REPLACE FUNCTION staffed_desks(on_day date)
RETURNS TABLE (region_id uuid, cluster_id uuid)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT a.region_id, a.cluster_id
    FROM held_roles(on_day) a JOIN users u ON u.id = a.user_id
    WHERE a.role IN ('regional_coordinator', 'cluster_coordinator') AND u.active
        AND NOT EXISTS (SELECT 1 FROM absences x LEFT JOIN users d ON d.id = x.deputy_id
            WHERE x.role_assignment_id = a.id AND x.valid @> on_day AND d.active IS NOT TRUE)
$$;

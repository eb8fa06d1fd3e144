DROP TRIGGER coordination_ends_with_it ON network_coordinators;
CREATE OR REPLACE FUNCTION refuse_what_outlasts(changed uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    last date := (SELECT upper(valid) FROM municipalities WHERE id = changed);
BEGIN
    IF last IS NOT NULL AND (
        EXISTS (SELECT 1 FROM role_assignments a WHERE a.municipality_id = changed AND a.revoked_at IS NULL
            AND a.state IN ('proposed', 'accepted') AND NOT a.valid <@ daterange(NULL, last))
        OR EXISTS (SELECT 1 FROM region_hosts h WHERE h.municipality_id = changed AND NOT h.valid <@ daterange(NULL, last))
        OR EXISTS (SELECT 1 FROM group_members m WHERE m.municipality_id = changed AND NOT m.valid <@ daterange(NULL, last))
    ) THEN
        RAISE EXCEPTION 'what a municipality has ends with it'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'it_ends_with_its_municipality';
    END IF;
END;
$$;
DROP TRIGGER coordinators_leave_no_gap ON network_coordinators;
DROP TRIGGER networks_are_kept_going ON groups;
DROP FUNCTION keep_networks_going();
DROP FUNCTION refuse_network_without_coordinator(uuid);
-- The one of today, or else of the day nearest to it.
ALTER TABLE groups ADD COLUMN coordinator_id uuid REFERENCES municipalities (id);
UPDATE groups g SET coordinator_id = (SELECT c.municipality_id FROM network_coordinators c WHERE c.group_id = g.id
    ORDER BY lower(c.valid) <= current_date DESC, abs(lower(c.valid) - current_date) LIMIT 1);
ALTER TABLE groups DROP CONSTRAINT a_network_has_theme_and_end;
ALTER TABLE groups ADD CONSTRAINT a_network_has_theme_coordinator_and_end CHECK (
    CASE WHEN type = 'network'
        THEN theme IS NOT NULL AND coordinator_id IS NOT NULL AND upper(valid) IS NOT NULL
            AND num_nonnulls(region_id, cluster_id, mandate, mandate_link) = 0
        ELSE num_nonnulls(theme, need_id, coordinator_id) = 0 END);
CREATE INDEX ON groups (coordinator_id);
DROP TABLE network_coordinators;

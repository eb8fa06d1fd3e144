-- Who keeps a network going has days of its own: one municipality on each day the network lasts.
CREATE TABLE network_coordinators (
    group_id uuid NOT NULL REFERENCES groups (id),
    municipality_id uuid NOT NULL REFERENCES municipalities (id),
    valid daterange NOT NULL CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL AND upper(valid) IS NOT NULL),
    EXCLUDE USING gist (group_id WITH =, valid WITH &&)
);
CREATE INDEX ON network_coordinators (group_id);
CREATE INDEX ON network_coordinators (municipality_id);

-- What there was: edits told who kept a network going until then, from the day they were made; and whoever became another
-- kept it going as that.
INSERT INTO network_coordinators (group_id, municipality_id, valid)
WITH handed AS (
    SELECT e.aggregate_id AS group_id, e.aggregate_version AS version, e.effective_on,
        (e.payload #>> '{data,from,coordinator}')::uuid AS before, (e.payload #>> '{data,to,coordinator}')::uuid AS after
    FROM events e WHERE e.aggregate = 'network' AND e.kind = 'group.edited'
        AND e.payload #>> '{data,from,coordinator}' <> e.payload #>> '{data,to,coordinator}'
), said AS (
    SELECT g.id, lower(g.valid) AS day, 0 AS version, coalesce(
        (SELECT h.before FROM handed h WHERE h.group_id = g.id ORDER BY h.version LIMIT 1), g.coordinator_id) AS who
    FROM groups g WHERE g.type = 'network'
    UNION ALL SELECT g.id, greatest(h.effective_on, lower(g.valid)), h.version, h.after
    FROM handed h JOIN groups g ON g.id = h.group_id WHERE h.effective_on < upper(g.valid)
), turns AS (
    SELECT DISTINCT ON (s.id, s.day) s.id, s.day, s.who FROM said s ORDER BY s.id, s.day, s.version DESC
), spans AS (
    SELECT t.id, t.day, t.who, coalesce(lead(t.day) OVER (PARTITION BY t.id ORDER BY t.day), upper(g.valid)) AS until
    FROM turns t JOIN groups g ON g.id = t.id
), points AS (
    SELECT s.id, s.day, s.who FROM spans s
    UNION SELECT s.id, c.changed_on, s.who FROM spans s JOIN municipality_successions c
        ON c.changed_on > s.day AND c.changed_on < s.until
), there AS (
    SELECT p.id, p.day, coalesce((SELECT d.id FROM municipality_of_day(p.who, p.day) d), p.who) AS who FROM points p
), changes AS (
    SELECT t.id, t.day, t.who, lag(t.who) OVER (PARTITION BY t.id ORDER BY t.day) AS before FROM there t
)
SELECT c.id, c.who, daterange(c.day, coalesce(lead(c.day) OVER (PARTITION BY c.id ORDER BY c.day), upper(g.valid)))
FROM changes c JOIN groups g ON g.id = c.id WHERE c.before IS DISTINCT FROM c.who;

ALTER TABLE groups DROP CONSTRAINT a_network_has_theme_coordinator_and_end;
ALTER TABLE groups DROP COLUMN coordinator_id;
ALTER TABLE groups ADD CONSTRAINT a_network_has_theme_and_end CHECK (
    CASE WHEN type = 'network'
        THEN theme IS NOT NULL AND upper(valid) IS NOT NULL AND num_nonnulls(region_id, cluster_id, mandate, mandate_link) = 0
        ELSE num_nonnulls(theme, need_id) = 0 END);

-- One coordinator on each day of a network, and none of a group. Looked at when a transaction ends, so that periods may be
-- written anew inside it.
CREATE FUNCTION refuse_network_without_coordinator(changed uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM groups g WHERE g.id = changed AND CASE WHEN g.type = 'network' THEN datemultirange(g.valid)
            ELSE '{}'::datemultirange END <> coalesce(
            (SELECT range_agg(c.valid) FROM network_coordinators c WHERE c.group_id = changed), '{}'::datemultirange)
    ) THEN
        RAISE EXCEPTION 'a network has one coordinator on each day it lasts'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_network_is_kept_going_each_day';
    END IF;
END;
$$;
CREATE FUNCTION keep_networks_going() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'groups' THEN
        PERFORM refuse_network_without_coordinator(NEW.id);
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' THEN PERFORM refuse_network_without_coordinator(OLD.group_id); END IF;
    IF TG_OP <> 'DELETE' THEN PERFORM refuse_network_without_coordinator(NEW.group_id); END IF;
    RETURN NULL;
END;
$$;
CREATE CONSTRAINT TRIGGER networks_are_kept_going AFTER INSERT OR UPDATE OF valid, type ON groups
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_networks_going();
CREATE CONSTRAINT TRIGGER coordinators_leave_no_gap AFTER INSERT OR UPDATE OR DELETE ON network_coordinators
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_networks_going();

-- Nothing keeps a network going as a municipality that is no more.
CREATE OR REPLACE FUNCTION refuse_what_outlasts(changed uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    last date := (SELECT upper(valid) FROM municipalities WHERE id = changed);
BEGIN
    IF last IS NOT NULL AND (
        EXISTS (SELECT 1 FROM role_assignments a WHERE a.municipality_id = changed AND a.revoked_at IS NULL
            AND a.state IN ('proposed', 'accepted') AND NOT a.valid <@ daterange(NULL, last))
        OR EXISTS (SELECT 1 FROM region_hosts h WHERE h.municipality_id = changed AND NOT h.valid <@ daterange(NULL, last))
        OR EXISTS (SELECT 1 FROM group_members m WHERE m.municipality_id = changed AND NOT m.valid <@ daterange(NULL, last))
        OR EXISTS (SELECT 1 FROM network_coordinators c WHERE c.municipality_id = changed AND NOT c.valid <@ daterange(NULL, last))
    ) THEN
        RAISE EXCEPTION 'what a municipality has ends with it'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'it_ends_with_its_municipality';
    END IF;
END;
$$;
CREATE CONSTRAINT TRIGGER coordination_ends_with_it AFTER INSERT OR UPDATE ON network_coordinators
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_it_while_its_municipality_is_there();

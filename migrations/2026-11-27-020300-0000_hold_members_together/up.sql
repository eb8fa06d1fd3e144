-- KSF-R08 and KSF-R13 where the database can hold them: looked at when a transaction ends, so that periods may be
-- written anew inside it.
CREATE FUNCTION refuse_motors_outside(changed uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM cluster_motors t WHERE t.cluster_id = changed AND NOT t.valid <@ coalesce((
            SELECT range_agg(m.valid) FROM cluster_members m
            WHERE m.cluster_id = t.cluster_id AND m.municipality_id = t.municipality_id), '{}'::datemultirange)
    ) THEN
        RAISE EXCEPTION 'a motor must be a member of its cluster on each day of its term'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_motor_is_a_member';
    END IF;
END;
$$;

-- A member of a subcluster is meant for as long as the subcluster and the municipality last, or for a period of its own
-- where the table has one.
CREATE FUNCTION refuse_subclusters_outside(changed uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM subclusters b JOIN subcluster_members q ON q.subcluster_id = b.id
        JOIN municipalities k ON k.id = q.municipality_id
        WHERE b.cluster_id = changed
        AND NOT (coalesce((to_jsonb(q) ->> 'valid')::daterange, b.valid) * b.valid * k.valid) <@ coalesce((
            SELECT range_agg(m.valid) FROM cluster_members m
            WHERE m.cluster_id = b.cluster_id AND m.municipality_id = q.municipality_id), '{}'::datemultirange)
    ) THEN
        RAISE EXCEPTION 'the members of a subcluster must be members of its cluster'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_subcluster_is_inside';
    END IF;
END;
$$;

CREATE FUNCTION keep_members_together() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    old_cluster uuid;
    new_cluster uuid;
BEGIN
    IF TG_OP <> 'INSERT' THEN old_cluster := OLD.cluster_id; END IF;
    IF TG_OP <> 'DELETE' THEN new_cluster := NEW.cluster_id; END IF;
    IF old_cluster IS NOT NULL THEN
        PERFORM refuse_motors_outside(old_cluster);
        PERFORM refuse_subclusters_outside(old_cluster);
    END IF;
    IF new_cluster IS NOT NULL AND new_cluster IS DISTINCT FROM old_cluster THEN
        PERFORM refuse_motors_outside(new_cluster);
        PERFORM refuse_subclusters_outside(new_cluster);
    END IF;
    RETURN NULL;
END;
$$;

CREATE FUNCTION keep_subclusters_inside() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    cluster uuid;
BEGIN
    SELECT b.cluster_id INTO cluster FROM subclusters b WHERE b.id = NEW.subcluster_id;
    IF cluster IS NOT NULL THEN
        PERFORM refuse_subclusters_outside(cluster);
    END IF;
    RETURN NULL;
END;
$$;

CREATE CONSTRAINT TRIGGER members_stay_together AFTER UPDATE OR DELETE ON cluster_members
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_members_together();
CREATE CONSTRAINT TRIGGER motors_are_members AFTER INSERT OR UPDATE ON cluster_motors
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_members_together();
CREATE CONSTRAINT TRIGGER subclusters_stay_inside AFTER UPDATE ON subclusters
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_members_together();
CREATE CONSTRAINT TRIGGER subcluster_members_are_inside AFTER INSERT OR UPDATE ON subcluster_members
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_subclusters_inside();

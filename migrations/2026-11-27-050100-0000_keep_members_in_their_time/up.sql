-- A municipality is a member while it is there: looked at when a transaction ends, so that a list of changes may end it
-- before its memberships go on under what it becomes.
CREATE FUNCTION refuse_members_out_of_time(changed uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM cluster_members m JOIN municipalities k ON k.id = m.municipality_id
        WHERE m.municipality_id = changed AND NOT m.valid <@ k.valid
    ) THEN
        RAISE EXCEPTION 'a municipality is a member of a cluster only while it is there'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_member_is_there';
    END IF;
END;
$$;

CREATE FUNCTION keep_members_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_members_out_of_time(NEW.municipality_id);
    RETURN NULL;
END;
$$;
CREATE FUNCTION keep_members_of_it_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_members_out_of_time(NEW.id);
    RETURN NULL;
END;
$$;

CREATE CONSTRAINT TRIGGER members_are_there AFTER INSERT OR UPDATE ON cluster_members
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_members_in_time();
CREATE CONSTRAINT TRIGGER members_end_with_it AFTER UPDATE OF valid ON municipalities
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_members_of_it_in_time();

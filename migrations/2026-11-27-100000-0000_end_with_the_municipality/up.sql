-- Nobody holds a role on, and nothing hosts a region or sits in a group as, a municipality that is no more: looked at when a
-- transaction ends, so that a list of changes may end it before what it has goes on under what it becomes. What was declined,
-- taken back or ended at once never was.
CREATE FUNCTION refuse_what_outlasts(changed uuid) RETURNS void LANGUAGE plpgsql AS $$
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

CREATE FUNCTION keep_it_while_its_municipality_is_there() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_what_outlasts(NEW.municipality_id);
    RETURN NULL;
END;
$$;
CREATE FUNCTION keep_all_while_it_is_there() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_what_outlasts(NEW.id);
    RETURN NULL;
END;
$$;

CREATE CONSTRAINT TRIGGER roles_end_with_it AFTER INSERT OR UPDATE ON role_assignments
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.municipality_id IS NOT NULL)
    EXECUTE FUNCTION keep_it_while_its_municipality_is_there();
CREATE CONSTRAINT TRIGGER hosts_end_with_it AFTER INSERT OR UPDATE ON region_hosts
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_it_while_its_municipality_is_there();
CREATE CONSTRAINT TRIGGER terms_end_with_it AFTER INSERT OR UPDATE ON group_members
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.municipality_id IS NOT NULL)
    EXECUTE FUNCTION keep_it_while_its_municipality_is_there();
CREATE CONSTRAINT TRIGGER all_ends_with_it AFTER UPDATE OF valid ON municipalities
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_all_while_it_is_there();

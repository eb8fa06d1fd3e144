-- KSF-R08 and KSF-R10 where the database can hold them: on each day a cluster is established it has a motor and an
-- agreement in force. That there is one of each at a time is held by EXCLUDE. Looked at when a transaction ends, so that
-- periods may be written anew inside it. Who has to have signed the agreement is the domain's to know.
CREATE FUNCTION refuse_established_without(changed uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM cluster_statuses s WHERE s.cluster_id = changed AND s.status = 'established'
        AND NOT s.valid <@ coalesce((
            SELECT range_agg(t.valid) FROM cluster_motors t WHERE t.cluster_id = changed), '{}'::datemultirange)
    ) THEN
        RAISE EXCEPTION 'an established cluster has a motor on each day'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ksf_r08_no_gap';
    END IF;
    IF EXISTS (
        SELECT 1 FROM cluster_statuses s WHERE s.cluster_id = changed AND s.status = 'established'
        AND NOT s.valid <@ coalesce((
            SELECT range_agg(a.valid) FROM cluster_agreements a WHERE a.cluster_id = changed), '{}'::datemultirange)
    ) THEN
        RAISE EXCEPTION 'an established cluster has an agreement in force on each day'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ksf_r10_agreement_in_force';
    END IF;
END;
$$;

CREATE FUNCTION keep_established_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN PERFORM refuse_established_without(OLD.cluster_id); END IF;
    IF TG_OP <> 'DELETE' AND (TG_OP = 'INSERT' OR NEW.cluster_id <> OLD.cluster_id) THEN
        PERFORM refuse_established_without(NEW.cluster_id);
    END IF;
    RETURN NULL;
END;
$$;

CREATE CONSTRAINT TRIGGER the_established_are_whole AFTER INSERT OR UPDATE ON cluster_statuses
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_established_whole();
CREATE CONSTRAINT TRIGGER motors_leave_no_gap AFTER UPDATE OR DELETE ON cluster_motors
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_established_whole();
CREATE CONSTRAINT TRIGGER agreements_leave_no_gap AFTER UPDATE OR DELETE ON cluster_agreements
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_established_whole();

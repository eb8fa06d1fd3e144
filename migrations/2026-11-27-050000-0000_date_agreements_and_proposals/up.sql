-- Agreements and proposals tell of each day where they stood: when they were written, sent and closed. A cluster that is
-- to close ends them from its day, not before.
ALTER TABLE cluster_agreements
    ADD COLUMN drafted_on date,
    ADD COLUMN sent_on date,
    -- From when it is over, also where that is to come; a newer one took over, or it ended with the cluster.
    ADD COLUMN over_on date,
    ADD COLUMN replaced boolean NOT NULL DEFAULT false;
UPDATE cluster_agreements a SET drafted_on = coalesce(
    (SELECT min(e.effective_on) FROM events e WHERE e.aggregate = 'cluster' AND e.aggregate_id = a.cluster_id
        AND e.kind = 'cluster.agreement_drafted' AND e.payload -> 'data' ->> 'agreement' = a.id::text),
    (SELECT min(g.signed_on) FROM agreement_signatures g WHERE g.agreement_id = a.id), lower(a.valid),
    (SELECT min(lower(s.valid)) FROM cluster_statuses s WHERE s.cluster_id = a.cluster_id), '2024-01-01');
UPDATE cluster_agreements a SET sent_on = coalesce(
    (SELECT min(e.effective_on) FROM events e WHERE e.aggregate = 'cluster' AND e.aggregate_id = a.cluster_id
        AND e.kind = 'cluster.agreement_sent' AND e.payload -> 'data' ->> 'agreement' = a.id::text), a.drafted_on)
WHERE a.status IN ('signing', 'in_force', 'replaced') OR a.valid IS NOT NULL
    OR EXISTS (SELECT 1 FROM agreement_signatures g WHERE g.agreement_id = a.id);
UPDATE cluster_agreements a SET replaced = a.status = 'replaced', over_on = coalesce(upper(a.valid),
    (SELECT min(lower(n.valid)) FROM cluster_agreements n WHERE a.status = 'replaced'
        AND n.cluster_id = a.cluster_id AND n.ordinal > a.ordinal),
    (SELECT min(lower(s.valid)) FROM cluster_statuses s WHERE s.cluster_id = a.cluster_id AND s.status = 'closed'),
    a.drafted_on)
WHERE a.status IN ('replaced', 'ended') OR upper(a.valid) IS NOT NULL;
ALTER TABLE cluster_agreements
    ALTER COLUMN drafted_on SET NOT NULL,
    DROP CONSTRAINT one_in_force_has_a_first_day,
    DROP COLUMN status,
    ADD CONSTRAINT one_in_force_was_sent CHECK (valid IS NULL OR sent_on IS NOT NULL),
    ADD CONSTRAINT one_in_force_is_so_until_it_is_over CHECK (valid IS NULL OR upper(valid) IS NOT DISTINCT FROM over_on),
    ADD CONSTRAINT one_replaced_is_over CHECK (NOT replaced OR over_on IS NOT NULL);

ALTER TABLE cluster_proposals ADD COLUMN closed_on date;
UPDATE cluster_proposals p SET closed_on = greatest(p.proposed_on, coalesce(
    (SELECT max(k.answered_on) FROM proposal_consents k
        WHERE p.status IN ('accepted', 'declined') AND k.proposal_id = p.id),
    (SELECT min(e.effective_on) FROM events e WHERE e.aggregate = 'cluster' AND e.aggregate_id = p.cluster_id
        AND e.kind = 'cluster.proposal_withdrawn' AND e.payload -> 'data' ->> 'proposal' = p.id::text),
    (SELECT min(lower(s.valid)) FROM cluster_statuses s WHERE s.cluster_id = p.cluster_id AND s.status = 'closed'),
    p.proposed_on))
WHERE p.status <> 'open';
ALTER TABLE cluster_proposals
    ADD CONSTRAINT one_that_is_over_has_a_day CHECK ((status = 'open') = (closed_on IS NULL));

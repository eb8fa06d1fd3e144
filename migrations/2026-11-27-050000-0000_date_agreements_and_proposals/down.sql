ALTER TABLE cluster_proposals DROP CONSTRAINT one_that_is_over_has_a_day, DROP COLUMN closed_on;

ALTER TABLE cluster_agreements ADD COLUMN status text;
UPDATE cluster_agreements SET status = CASE
    WHEN over_on IS NOT NULL THEN CASE WHEN replaced THEN 'replaced' ELSE 'ended' END
    WHEN valid IS NOT NULL THEN 'in_force' WHEN sent_on IS NOT NULL THEN 'signing' ELSE 'draft' END;
ALTER TABLE cluster_agreements
    ALTER COLUMN status SET NOT NULL,
    ADD CHECK (status IN ('draft', 'signing', 'in_force', 'replaced', 'ended')),
    ADD CONSTRAINT one_in_force_has_a_first_day CHECK (status <> 'in_force' OR valid IS NOT NULL),
    DROP CONSTRAINT one_replaced_is_over,
    DROP CONSTRAINT one_in_force_is_so_until_it_is_over,
    DROP CONSTRAINT one_in_force_was_sent,
    DROP COLUMN replaced,
    DROP COLUMN over_on,
    DROP COLUMN sent_on,
    DROP COLUMN drafted_on;

DELETE FROM subcluster_members a USING subcluster_members b
WHERE a.subcluster_id = b.subcluster_id AND a.municipality_id = b.municipality_id AND a.valid > b.valid;
ALTER TABLE subcluster_members
    DROP CONSTRAINT subcluster_members_subcluster_id_municipality_id_valid_excl,
    DROP CONSTRAINT subcluster_members_pkey,
    DROP COLUMN valid,
    ADD PRIMARY KEY (subcluster_id, municipality_id);
UPDATE subclusters SET key = id::text WHERE key IS NULL;
ALTER TABLE subclusters ALTER COLUMN key SET NOT NULL;

ALTER TABLE clusters ADD COLUMN agreement_signed_on date;
UPDATE clusters c SET agreement_signed_on = lower(a.valid)
FROM cluster_agreements a WHERE a.cluster_id = c.id AND a.status = 'in_force';
DROP TABLE proposal_consents;
DROP TABLE cluster_proposals;
DROP TABLE agreement_signatures;
DROP TABLE cluster_agreements;
UPDATE clusters SET key = id::text WHERE key IS NULL;
ALTER TABLE clusters
    DROP COLUMN version,
    DROP COLUMN cooperation_id,
    DROP COLUMN common_need,
    ALTER COLUMN key SET NOT NULL;

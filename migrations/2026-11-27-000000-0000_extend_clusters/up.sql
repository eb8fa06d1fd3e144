-- Clusters that people found and change: versions, what they build on, agreements with signatures, proposals that
-- municipalities answer. Those of the demo year have a key; those that people found have none.
ALTER TABLE clusters
    ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0),
    ADD COLUMN cooperation_id uuid REFERENCES cooperation_structures (id) ON DELETE SET NULL,
    ADD COLUMN common_need text,
    ALTER COLUMN key DROP NOT NULL;
CREATE INDEX ON clusters (cooperation_id);

CREATE TABLE cluster_agreements (
    id uuid PRIMARY KEY,
    cluster_id uuid NOT NULL REFERENCES clusters (id),
    ordinal smallint NOT NULL CHECK (ordinal >= 0),
    title text NOT NULL,
    link text,
    status text NOT NULL CHECK (status IN ('draft', 'signing', 'in_force', 'replaced', 'ended')),
    -- When it is in force; NULL until all have signed.
    valid daterange CHECK (valid IS NULL OR (NOT isempty(valid) AND lower(valid) IS NOT NULL)),
    UNIQUE (cluster_id, ordinal),
    CONSTRAINT one_in_force_has_a_first_day CHECK (status <> 'in_force' OR valid IS NOT NULL),
    -- One agreement in force a day.
    EXCLUDE USING gist (cluster_id WITH =, valid WITH &&)
);
CREATE TABLE agreement_signatures (
    agreement_id uuid NOT NULL REFERENCES cluster_agreements (id) ON DELETE CASCADE,
    municipality_id uuid NOT NULL REFERENCES municipalities (id),
    ordinal smallint NOT NULL CHECK (ordinal >= 0),
    signed_on date NOT NULL,
    reference text,
    PRIMARY KEY (agreement_id, municipality_id)
);
CREATE INDEX ON agreement_signatures (municipality_id);

CREATE TABLE cluster_proposals (
    id uuid PRIMARY KEY,
    cluster_id uuid NOT NULL REFERENCES clusters (id),
    ordinal smallint NOT NULL CHECK (ordinal >= 0),
    kind text NOT NULL CHECK (kind IN ('membership', 'motor')),
    municipality_id uuid NOT NULL REFERENCES municipalities (id),
    ambition text CHECK (ambition IN ('follow', 'build', 'motor')),
    effective_on date NOT NULL,
    reason text,
    overrides jsonb NOT NULL,
    proposed_on date NOT NULL,
    status text NOT NULL CHECK (status IN ('open', 'accepted', 'declined', 'withdrawn')),
    UNIQUE (cluster_id, ordinal),
    CONSTRAINT a_membership_has_an_ambition CHECK ((kind = 'membership') = (ambition IS NOT NULL))
);
CREATE INDEX ON cluster_proposals (municipality_id);
-- One motor is proposed at a time, and a municipality is asked once at a time.
CREATE UNIQUE INDEX cluster_proposals_one_motor ON cluster_proposals (cluster_id)
    WHERE kind = 'motor' AND status = 'open';
CREATE UNIQUE INDEX cluster_proposals_one_invitation ON cluster_proposals (cluster_id, municipality_id)
    WHERE kind = 'membership' AND status = 'open';

CREATE TABLE proposal_consents (
    proposal_id uuid NOT NULL REFERENCES cluster_proposals (id) ON DELETE CASCADE,
    municipality_id uuid NOT NULL REFERENCES municipalities (id),
    ordinal smallint NOT NULL CHECK (ordinal >= 0),
    -- NULL until it has answered.
    agrees boolean,
    answered_on date,
    reference text,
    reason text,
    PRIMARY KEY (proposal_id, municipality_id),
    CONSTRAINT an_answer_has_a_day CHECK ((agrees IS NULL) = (answered_on IS NULL))
);
CREATE INDEX ON proposal_consents (municipality_id);

-- Agreements of the clusters there are: signed by those who were members on that day.
INSERT INTO cluster_agreements (id, cluster_id, ordinal, title, status, valid)
SELECT gen_random_uuid(), id, 0, 'Samarbeidsavtale', 'in_force', daterange(agreement_signed_on, NULL)
FROM clusters WHERE agreement_signed_on IS NOT NULL;
INSERT INTO agreement_signatures (agreement_id, municipality_id, ordinal, signed_on)
SELECT a.id, m.municipality_id, row_number() OVER (PARTITION BY a.id ORDER BY m.municipality_id) - 1, lower(a.valid)
FROM cluster_agreements a JOIN cluster_members m ON m.cluster_id = a.cluster_id AND m.valid @> lower(a.valid);
ALTER TABLE clusters DROP COLUMN agreement_signed_on;

-- Who is in a subcluster when: whoever leaves the cluster leaves its subclusters on the same day.
ALTER TABLE subclusters ALTER COLUMN key DROP NOT NULL;
ALTER TABLE subcluster_members ADD COLUMN valid daterange;
UPDATE subcluster_members m SET valid = s.valid FROM subclusters s WHERE s.id = m.subcluster_id;
ALTER TABLE subcluster_members
    ALTER COLUMN valid SET NOT NULL,
    ADD CONSTRAINT subcluster_members_valid_check CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL),
    DROP CONSTRAINT subcluster_members_pkey,
    ADD PRIMARY KEY (subcluster_id, municipality_id, valid),
    ADD EXCLUDE USING gist (subcluster_id WITH =, municipality_id WITH =, valid WITH &&);

-- What a municipality lets its motor's coordinator, or its region, do for it without asking.
CREATE TABLE delegations (
    id uuid PRIMARY KEY,
    version integer NOT NULL CHECK (version > 0),
    task text NOT NULL CHECK (task IN
        ('withdraw_needs', 'merge_needs', 'answer_inquiries', 'take_part_in_applications')),
    municipality_id uuid NOT NULL REFERENCES municipalities (id),
    cluster_id uuid REFERENCES clusters (id),
    region_id uuid REFERENCES regions (id),
    valid daterange NOT NULL CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL),
    given_by uuid NOT NULL REFERENCES users (id),
    created_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CONSTRAINT a_consent_is_given_to_one CHECK (num_nonnulls(cluster_id, region_id) = 1),
    -- The same to the same once on any day.
    CONSTRAINT a_consent_is_given_once EXCLUDE USING gist (municipality_id WITH =, task WITH =,
        (coalesce(cluster_id, region_id)) WITH =, valid WITH &&) WHERE (revoked_at IS NULL)
);
CREATE INDEX ON delegations (municipality_id);
CREATE INDEX ON delegations (cluster_id);
CREATE INDEX ON delegations (region_id);
CREATE INDEX ON delegations (given_by);

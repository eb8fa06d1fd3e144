-- Groups with a mandate, and theme networks across clusters and regions: one thing with members that have terms.
CREATE TABLE groups (
    id uuid PRIMARY KEY,
    version integer NOT NULL CHECK (version > 0),
    type text NOT NULL CHECK (type IN ('municipal', 'expert', 'commissioning', 'regional', 'reference', 'resource',
        'council', 'external_arena', 'network')),
    name text NOT NULL,
    valid daterange NOT NULL CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL),
    -- Where a group lies: the nation where both are NULL.
    region_id uuid REFERENCES regions (id),
    cluster_id uuid REFERENCES clusters (id),
    mandate text,
    mandate_link text,
    -- Whose arena it is, where KSF is represented in somebody else's.
    arena_id uuid REFERENCES organisations (id),
    -- A network's theme, the need it came from, and the municipality that keeps it going.
    theme text,
    need_id uuid REFERENCES needs (id),
    coordinator_id uuid REFERENCES municipalities (id),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT a_group_lies_in_one_place CHECK (num_nonnulls(region_id, cluster_id) <= 1),
    CONSTRAINT an_external_arena_is_somebodys CHECK ((type = 'external_arena') = (arena_id IS NOT NULL)),
    CONSTRAINT a_network_has_theme_coordinator_and_end CHECK (
        CASE WHEN type = 'network'
            THEN theme IS NOT NULL AND coordinator_id IS NOT NULL AND upper(valid) IS NOT NULL
                AND num_nonnulls(region_id, cluster_id, mandate, mandate_link) = 0
            ELSE num_nonnulls(theme, need_id, coordinator_id) = 0 END)
);
CREATE INDEX ON groups (name COLLATE "nb-x-icu", id);
CREATE INDEX ON groups (region_id);
CREATE INDEX ON groups (cluster_id);
CREATE INDEX ON groups (arena_id);
CREATE INDEX ON groups (need_id);
CREATE INDEX ON groups (coordinator_id);

-- A person with an account, a municipality, a cluster or an organisation, for a term. Nobody twice at a time.
CREATE TABLE group_members (
    id uuid PRIMARY KEY,
    group_id uuid NOT NULL REFERENCES groups (id),
    user_id uuid REFERENCES users (id),
    municipality_id uuid REFERENCES municipalities (id),
    cluster_id uuid REFERENCES clusters (id),
    organisation_id uuid REFERENCES organisations (id),
    office text,
    role text NOT NULL CHECK (role IN ('leader', 'member', 'secretary', 'observer')),
    valid daterange NOT NULL CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL),
    CONSTRAINT a_member_is_one_party CHECK (num_nonnulls(user_id, municipality_id, cluster_id, organisation_id) = 1),
    EXCLUDE USING gist (group_id WITH =, (coalesce(user_id, municipality_id, cluster_id, organisation_id)) WITH =,
        valid WITH &&)
);
CREATE INDEX ON group_members (group_id);
CREATE INDEX ON group_members (user_id);
CREATE INDEX ON group_members (municipality_id);
CREATE INDEX ON group_members (cluster_id);
CREATE INDEX ON group_members (organisation_id);

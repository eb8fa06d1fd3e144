-- People, their roles, and how they sign in. Tokens and links are kept as SHA-256 hashes alone.
CREATE TABLE users (
    id uuid PRIMARY KEY,
    version integer NOT NULL CHECK (version > 0),
    email text UNIQUE CHECK (email = lower(email)),
    display_name text NOT NULL,
    language text NOT NULL CHECK (language IN ('nb', 'nn', 'en')),
    active boolean NOT NULL,
    password_hash text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX ON users (display_name COLLATE "nb-x-icu", id);

-- A role is valid on days; access to it ends at a moment (revoked_at), so that one given and taken the same day is kept.
CREATE TABLE role_assignments (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES users (id),
    role text NOT NULL CHECK (role IN ('national', 'national_analyst', 'regional_coordinator',
        'cluster_coordinator', 'rd_contact', 'rd_contact_shared', 'researcher', 'system_admin')),
    region_id uuid REFERENCES regions (id),
    cluster_id uuid REFERENCES clusters (id),
    municipality_id uuid REFERENCES municipalities (id),
    organisation_id uuid REFERENCES organisations (id),
    valid daterange NOT NULL CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL),
    decided_by text NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CONSTRAINT a_role_is_held_on_its_own_kind_of_scope CHECK (
        (role = 'regional_coordinator') = (region_id IS NOT NULL)
        AND (role = 'cluster_coordinator') = (cluster_id IS NOT NULL)
        AND (role IN ('rd_contact', 'rd_contact_shared')) = (municipality_id IS NOT NULL)
        AND (role = 'researcher') = (organisation_id IS NOT NULL)
    ),
    -- KSF-R03: at most one coordinator a region a day.
    EXCLUDE USING gist (region_id WITH =, valid WITH &&)
        WHERE (role = 'regional_coordinator' AND revoked_at IS NULL)
);
CREATE INDEX ON role_assignments (user_id);
CREATE INDEX ON role_assignments (region_id);
CREATE INDEX ON role_assignments (cluster_id);
CREATE INDEX ON role_assignments (municipality_id);
CREATE INDEX ON role_assignments (organisation_id);

CREATE TABLE sessions (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES users (id),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz
);
CREATE INDEX ON sessions (user_id);

-- A chain of single-use tokens a session. `successor` is the token this one was exchanged for.
CREATE TABLE refresh_tokens (
    token_hash bytea PRIMARY KEY,
    session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    successor bytea REFERENCES refresh_tokens (token_hash) ON DELETE SET NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX ON refresh_tokens (session_id);
CREATE INDEX ON refresh_tokens (successor);

CREATE TABLE one_time_links (
    token_hash bytea PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES users (id),
    created_by uuid REFERENCES users (id),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
);
CREATE INDEX ON one_time_links (user_id);
CREATE INDEX ON one_time_links (created_by);

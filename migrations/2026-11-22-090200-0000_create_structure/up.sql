-- KSF's structure over time. What time changes is a daterange (half-open); EXCLUDE keeps periods apart.
CREATE TABLE regions (
    id uuid PRIMARY KEY,
    slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z]+$'),
    name text NOT NULL,
    ordinal smallint NOT NULL UNIQUE,
    status text NOT NULL CHECK (status IN ('planned', 'decided', 'established', 'changed', 'closed')),
    -- As precise as the source: a day, a month, or nothing where it only says that it is decided.
    decided_on text,
    decided_by text NOT NULL,
    start_by text,
    plan_municipality_count smallint,
    plan_quote text,
    source text NOT NULL
);

-- KSF-R02: a municipality is in at most one region on any day.
CREATE TABLE region_municipalities (
    region_id uuid NOT NULL REFERENCES regions (id),
    municipality_id uuid NOT NULL REFERENCES municipalities (id),
    valid daterange NOT NULL CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL),
    source text NOT NULL,
    PRIMARY KEY (region_id, municipality_id, valid),
    EXCLUDE USING gist (municipality_id WITH =, valid WITH &&)
);
CREATE INDEX ON region_municipalities (municipality_id);

-- KSF-R03: at most one host a region a day.
CREATE TABLE region_hosts (
    id uuid PRIMARY KEY,
    region_id uuid NOT NULL REFERENCES regions (id),
    municipality_id uuid NOT NULL REFERENCES municipalities (id),
    valid daterange NOT NULL CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL),
    locked_until date,
    decided_by text NOT NULL,
    source text NOT NULL,
    EXCLUDE USING gist (region_id WITH =, valid WITH &&)
);
CREATE INDEX ON region_hosts (region_id);
CREATE INDEX ON region_hosts (municipality_id);

CREATE TABLE clusters (
    id uuid PRIMARY KEY,
    key text NOT NULL UNIQUE,
    name text NOT NULL,
    region_id uuid REFERENCES regions (id),
    origin text NOT NULL CHECK (origin IN ('real', 'web', 'demo')),
    -- Whether KS has confirmed it as a KSF cluster; a cooperation of older date may not be.
    confirmed boolean NOT NULL,
    basis text NOT NULL CHECK (basis IN ('existing', 'common_need')),
    funding_model text NOT NULL CHECK (funding_model IN ('motor', 'member_fee', 'shared', 'other')),
    coordinator_percent smallint CHECK (coordinator_percent BETWEEN 0 AND 100),
    agreement_signed_on date,
    source text NOT NULL
);
CREATE INDEX ON clusters (region_id);

CREATE TABLE cluster_statuses (
    cluster_id uuid NOT NULL REFERENCES clusters (id),
    status text NOT NULL CHECK (status IN ('initiative', 'establishing', 'established', 'dormant', 'closed')),
    valid daterange NOT NULL CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL),
    reason text NOT NULL,
    PRIMARY KEY (cluster_id, valid),
    EXCLUDE USING gist (cluster_id WITH =, valid WITH &&)
);

-- Membership is exclusive per cluster and municipality; a municipality may be in more than one cluster.
CREATE TABLE cluster_members (
    cluster_id uuid NOT NULL REFERENCES clusters (id),
    municipality_id uuid NOT NULL REFERENCES municipalities (id),
    valid daterange NOT NULL CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL),
    ambition text NOT NULL CHECK (ambition IN ('follow', 'build', 'motor')),
    PRIMARY KEY (cluster_id, municipality_id, valid),
    EXCLUDE USING gist (cluster_id WITH =, municipality_id WITH =, valid WITH &&)
);
CREATE INDEX ON cluster_members (municipality_id);

-- KSF-R08: one motor at a time.
CREATE TABLE cluster_motors (
    cluster_id uuid NOT NULL REFERENCES clusters (id),
    municipality_id uuid NOT NULL REFERENCES municipalities (id),
    valid daterange NOT NULL CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL),
    reason text NOT NULL,
    PRIMARY KEY (cluster_id, valid),
    EXCLUDE USING gist (cluster_id WITH =, valid WITH &&)
);
CREATE INDEX ON cluster_motors (municipality_id);

CREATE TABLE subclusters (
    id uuid PRIMARY KEY,
    key text NOT NULL UNIQUE,
    cluster_id uuid NOT NULL REFERENCES clusters (id),
    name text NOT NULL,
    theme text NOT NULL,
    valid daterange NOT NULL CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL)
);
CREATE INDEX ON subclusters (cluster_id);
CREATE TABLE subcluster_members (
    subcluster_id uuid NOT NULL REFERENCES subclusters (id),
    municipality_id uuid NOT NULL REFERENCES municipalities (id),
    PRIMARY KEY (subcluster_id, municipality_id)
);
CREATE INDEX ON subcluster_members (municipality_id);

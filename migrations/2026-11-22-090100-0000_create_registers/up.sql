-- Facts from public registers. The importer knows them by natural key; a municipality's number belongs to a period.
CREATE TABLE counties (
    number text PRIMARY KEY CHECK (number ~ '^[0-9]{2}$'),
    name text NOT NULL,
    name_official text NOT NULL,
    name_sami text,
    sami_language text CHECK (sami_language IN ('se', 'sma', 'smj')),
    name_kven text,
    language_decision text NOT NULL CHECK (language_decision IN ('bokmal', 'nynorsk', 'neutral')),
    organisation_number text CHECK (organisation_number ~ '^[0-9]{9}$')
);

CREATE TABLE municipalities (
    id uuid PRIMARY KEY,
    number text NOT NULL CHECK (number ~ '^[0-9]{4}$'),
    valid daterange NOT NULL CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL),
    name text NOT NULL,
    name_official text NOT NULL,
    name_sami text,
    sami_language text CHECK (sami_language IN ('se', 'sma', 'smj')),
    name_kven text,
    county_number text NOT NULL REFERENCES counties (number),
    language_decision text NOT NULL CHECK (language_decision IN ('bokmal', 'nynorsk', 'neutral')),
    centrality_class smallint CHECK (centrality_class BETWEEN 1 AND 6),
    centrality_index smallint CHECK (centrality_index BETWEEN 0 AND 1000),
    economic_region_code text,
    economic_region_name text,
    sami_admin_area boolean NOT NULL DEFAULT false,
    organisation_number text CHECK (organisation_number ~ '^[0-9]{9}$'),
    admin_center text,
    website text,
    longitude double precision,
    latitude double precision,
    terms text[] NOT NULL DEFAULT '{}',
    EXCLUDE USING gist (number WITH =, valid WITH &&)
);
CREATE INDEX ON municipalities (county_number);
CREATE INDEX ON municipalities (name COLLATE "nb-x-icu", id);
CREATE INDEX ON municipalities USING gin (terms);

CREATE TABLE municipality_populations (
    municipality_id uuid NOT NULL REFERENCES municipalities (id),
    counted_on date NOT NULL,
    population integer NOT NULL CHECK (population >= 0),
    PRIMARY KEY (municipality_id, counted_on)
);

CREATE TABLE organisations (
    id uuid PRIMARY KEY,
    name text NOT NULL UNIQUE,
    name_en text,
    short_name text,
    kind text NOT NULL CHECK (kind IN
        ('university', 'university_college', 'research_institute', 'government_research', 'health_trust')),
    organisation_number text CHECK (organisation_number ~ '^[0-9]{9}$'),
    ror_id text,
    city text,
    municipality_id uuid REFERENCES municipalities (id),
    website text,
    terms text[] NOT NULL DEFAULT '{}'
);
CREATE INDEX ON organisations (municipality_id);
CREATE INDEX ON organisations (name COLLATE "nb-x-icu", id);
CREATE INDEX ON organisations USING gin (terms);

-- Cooperation that exists (agreements, labs, regional councils …): shown with its source, a basis for clusters.
CREATE TABLE cooperation_structures (
    id uuid PRIMARY KEY,
    key text NOT NULL UNIQUE,
    name text NOT NULL,
    kind text NOT NULL,
    started text,
    ended text,
    field text,
    source_url text NOT NULL,
    note text
);
CREATE TABLE cooperation_members (
    cooperation_id uuid NOT NULL REFERENCES cooperation_structures (id) ON DELETE CASCADE,
    ordinal smallint NOT NULL,
    municipality_id uuid REFERENCES municipalities (id),
    organisation_id uuid REFERENCES organisations (id),
    name text NOT NULL,
    role text NOT NULL,
    inferred boolean NOT NULL,
    PRIMARY KEY (cooperation_id, ordinal)
);
CREATE INDEX ON cooperation_members (municipality_id);
CREATE INDEX ON cooperation_members (organisation_id);

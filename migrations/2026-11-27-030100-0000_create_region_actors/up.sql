-- Each region's map of actors: who can help its municipalities, and with what. An office, never a person.
CREATE TABLE region_actors (
    id uuid PRIMARY KEY,
    version integer NOT NULL CHECK (version > 0),
    region_id uuid NOT NULL REFERENCES regions (id),
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    topics text[] NOT NULL CHECK (cardinality(topics) > 0),
    help text,
    contact_office text,
    valid daterange NOT NULL CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL),
    EXCLUDE USING gist (region_id WITH =, organisation_id WITH =, valid WITH &&)
);
CREATE INDEX ON region_actors (region_id);
CREATE INDEX ON region_actors (organisation_id);

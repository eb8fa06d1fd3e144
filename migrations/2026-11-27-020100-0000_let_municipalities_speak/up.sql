-- What a municipality says of itself: how taking part is anchored (KSF-R15), and documents by link.
ALTER TABLE municipalities ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0);

CREATE TABLE municipality_anchorings (
    municipality_id uuid NOT NULL REFERENCES municipalities (id),
    level text NOT NULL CHECK (level IN ('political', 'administrative')),
    anchored boolean NOT NULL,
    resolution_url text,
    valid daterange NOT NULL CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL),
    PRIMARY KEY (municipality_id, level, valid),
    CONSTRAINT a_level_is_anchored_or_not EXCLUDE USING gist
        (municipality_id WITH =, level WITH =, valid WITH &&)
);

-- A document that is taken away is kept with the day it was taken away.
CREATE TABLE municipality_documents (
    id uuid PRIMARY KEY,
    municipality_id uuid NOT NULL REFERENCES municipalities (id),
    kind text NOT NULL CHECK (kind IN ('research_strategy', 'plan', 'resolution')),
    title text NOT NULL,
    url text NOT NULL,
    dated date,
    valid_from date NOT NULL,
    removed_on date
);
CREATE INDEX ON municipality_documents (municipality_id);

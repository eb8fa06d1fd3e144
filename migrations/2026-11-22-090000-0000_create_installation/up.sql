-- What the whole product needs: extensions, one row about this installation, and a name order as in Norway.
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Exactly one row. A database that was filled with demo content stays demo.
CREATE TABLE installation (
    single_row boolean PRIMARY KEY DEFAULT true CHECK (single_row),
    demo boolean NOT NULL DEFAULT false
);
INSERT INTO installation DEFAULT VALUES;

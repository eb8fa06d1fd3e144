-- Municipalities and counties come from others. A row of `municipalities` is one number and name in one period; the
-- successions tie together what is the same place, or was made of it.
CREATE TABLE municipality_successions (
    predecessor_id uuid NOT NULL REFERENCES municipalities (id),
    successor_id uuid NOT NULL REFERENCES municipalities (id),
    changed_on date NOT NULL,
    kind text NOT NULL CHECK (kind IN ('merge', 'split', 'rename', 'renumber', 'county_change')),
    -- The first successor goes on as motor and host, and is where organisations are.
    ordinal smallint NOT NULL CHECK (ordinal >= 0),
    source text NOT NULL,
    PRIMARY KEY (predecessor_id, successor_id),
    CHECK (predecessor_id <> successor_id)
);
CREATE INDEX ON municipality_successions (successor_id);

ALTER TABLE counties ADD COLUMN valid daterange NOT NULL DEFAULT daterange(NULL, NULL) CHECK (NOT isempty(valid));
CREATE TABLE county_successions (
    predecessor text NOT NULL REFERENCES counties (number),
    successor text NOT NULL REFERENCES counties (number),
    changed_on date NOT NULL,
    kind text NOT NULL CHECK (kind IN ('county_merge', 'county_split')),
    source text NOT NULL,
    PRIMARY KEY (predecessor, successor),
    CHECK (predecessor <> successor)
);
CREATE INDEX ON county_successions (successor);

-- A municipality and all it has become by a day.
CREATE FUNCTION municipality_and_successors(start uuid, on_day date)
RETURNS TABLE (municipality_id uuid, depth integer, ordinal smallint)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH RECURSIVE line (municipality_id, depth, ordinal) AS (
        SELECT start, 0, 0::smallint
        UNION
        SELECT s.successor_id, line.depth + 1, greatest(line.ordinal, s.ordinal)
        FROM line JOIN municipality_successions s ON s.predecessor_id = line.municipality_id
        WHERE s.changed_on <= on_day
    )
    SELECT line.municipality_id, line.depth, line.ordinal FROM line
$$;

-- A municipality and all it was made of, by a day.
CREATE FUNCTION municipality_and_predecessors(start uuid, on_day date)
RETURNS TABLE (municipality_id uuid)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH RECURSIVE line (municipality_id) AS (
        SELECT start
        UNION
        SELECT s.predecessor_id
        FROM line JOIN municipality_successions s ON s.successor_id = line.municipality_id
        WHERE s.changed_on <= on_day
    )
    SELECT line.municipality_id FROM line
$$;

-- What a place that was written down as a municipality was called on a day: itself, what it had become, or what it was
-- made of. One row at most: the first named of several.
CREATE FUNCTION municipality_of_day(start uuid, on_day date)
RETURNS TABLE (id uuid, number text, name text)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT k.id, k.number, k.name FROM (
        SELECT f.municipality_id, f.ordinal AS preference FROM municipality_and_successors(start, on_day) f
        UNION ALL SELECT b.municipality_id, 1000 FROM municipality_and_predecessors(start, 'infinity') b
    ) line JOIN municipalities k ON k.id = line.municipality_id
    WHERE k.valid @> on_day ORDER BY line.preference, k.number LIMIT 1
$$;

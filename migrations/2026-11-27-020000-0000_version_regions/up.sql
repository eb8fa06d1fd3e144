-- Regions over time: what people change has a version, a status holds for a period, and a host's term says what it
-- rests on.
ALTER TABLE regions ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0);

CREATE TABLE region_statuses (
    region_id uuid NOT NULL REFERENCES regions (id),
    status text NOT NULL CHECK (status IN ('planned', 'decided', 'established', 'changed', 'closed')),
    valid daterange NOT NULL CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL),
    decided_by text NOT NULL,
    reason text,
    PRIMARY KEY (region_id, valid),
    CONSTRAINT a_region_has_one_status_a_day EXCLUDE USING gist (region_id WITH =, valid WITH &&)
);
-- From the day it was decided, as precisely as that is known; else from its first host's first day.
INSERT INTO region_statuses (region_id, status, valid, decided_by)
SELECT g.id, g.status, daterange(coalesce(
    (CASE length(g.decided_on) WHEN 4 THEN g.decided_on || '-01-01' WHEN 7 THEN g.decided_on || '-01'
        ELSE g.decided_on END)::date,
    (SELECT min(lower(h.valid)) FROM region_hosts h WHERE h.region_id = g.id), '2024-01-01'), NULL), g.decided_by
FROM regions g;
ALTER TABLE regions DROP COLUMN status;

ALTER TABLE region_hosts
    ADD COLUMN resolution_url text,
    ADD COLUMN reason text;

ALTER TABLE region_hosts DROP COLUMN reason, DROP COLUMN resolution_url;
ALTER TABLE regions ADD COLUMN status text
    CHECK (status IN ('planned', 'decided', 'established', 'changed', 'closed'));
UPDATE regions g SET status = coalesce((SELECT s.status FROM region_statuses s WHERE s.region_id = g.id
    ORDER BY lower(s.valid) DESC LIMIT 1), 'planned');
ALTER TABLE regions ALTER COLUMN status SET NOT NULL;
DROP TABLE region_statuses;
ALTER TABLE regions DROP COLUMN version;

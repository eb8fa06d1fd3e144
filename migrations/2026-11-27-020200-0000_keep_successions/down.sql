DROP FUNCTION municipality_of_day(uuid, date);
DROP FUNCTION municipality_and_predecessors(uuid, date);
DROP FUNCTION municipality_and_successors(uuid, date);
DROP TABLE county_successions;
ALTER TABLE counties DROP COLUMN valid;
DROP TABLE municipality_successions;

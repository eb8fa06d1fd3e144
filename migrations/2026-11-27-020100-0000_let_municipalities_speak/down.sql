DROP TABLE municipality_documents;
DROP TABLE municipality_anchorings;
ALTER TABLE municipalities DROP COLUMN version;

-- Which version of the language tables (crates/language) search terms were made with; 0 is not known, or out of date.
-- On the installation: the version all terms are meant to have, NULL until `api migrate` has seen to it.
ALTER TABLE installation ADD COLUMN terms_version bigint;
ALTER TABLE municipalities ADD COLUMN terms_version bigint NOT NULL DEFAULT 0;
ALTER TABLE organisations ADD COLUMN terms_version bigint NOT NULL DEFAULT 0;
ALTER TABLE need_terms ADD COLUMN terms_version bigint NOT NULL DEFAULT 0;
CREATE INDEX ON need_terms (terms_version);

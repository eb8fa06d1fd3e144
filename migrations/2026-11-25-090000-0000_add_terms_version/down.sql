ALTER TABLE need_terms DROP COLUMN terms_version;
ALTER TABLE organisations DROP COLUMN terms_version;
ALTER TABLE municipalities DROP COLUMN terms_version;
ALTER TABLE installation DROP COLUMN terms_version;

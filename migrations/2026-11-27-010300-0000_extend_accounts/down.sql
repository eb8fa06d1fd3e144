DELETE FROM one_time_links WHERE role_assignment_id IS NOT NULL;
ALTER TABLE one_time_links DROP COLUMN sets_password, DROP COLUMN role_assignment_id;
ALTER TABLE sessions DROP COLUMN last_used_at, DROP COLUMN device;
ALTER TABLE users
    DROP CONSTRAINT one_employer,
    DROP COLUMN employer_organisation_id,
    DROP COLUMN employer_municipality_id,
    DROP COLUMN employer_ks;

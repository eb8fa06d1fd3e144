ALTER TABLE group_members DROP COLUMN stays_out;

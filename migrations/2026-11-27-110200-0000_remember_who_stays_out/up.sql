-- Whether a member whose municipality becomes another on the day after its last is out, and does not go on as that.
ALTER TABLE group_members ADD COLUMN stays_out boolean NOT NULL DEFAULT false;

-- Where people are employed, what their sessions look like to them, and links that invite to a role.
ALTER TABLE users
    ADD COLUMN employer_ks boolean NOT NULL DEFAULT false,
    ADD COLUMN employer_municipality_id uuid REFERENCES municipalities (id),
    ADD COLUMN employer_organisation_id uuid REFERENCES organisations (id),
    ADD CONSTRAINT one_employer CHECK (
        employer_ks::integer + num_nonnulls(employer_municipality_id, employer_organisation_id) <= 1);
CREATE INDEX ON users (employer_municipality_id);
CREATE INDEX ON users (employer_organisation_id);

ALTER TABLE sessions
    -- Browser and kind of device, told coarsely.
    ADD COLUMN device text NOT NULL DEFAULT '',
    ADD COLUMN last_used_at timestamptz;

ALTER TABLE one_time_links
    -- The role the link invites to.
    ADD COLUMN role_assignment_id uuid REFERENCES role_assignments (id),
    -- Whether whoever has the link may choose the account's password.
    ADD COLUMN sets_password boolean NOT NULL DEFAULT true;
CREATE INDEX ON one_time_links (role_assignment_id);

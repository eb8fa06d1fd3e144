-- Where whoever invites says that the invited one is employed: told with the invitation, as the name is.
ALTER TABLE one_time_links ADD COLUMN invited_employer text;

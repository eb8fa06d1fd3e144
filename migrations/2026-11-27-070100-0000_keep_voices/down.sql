ALTER TABLE proposal_consents DROP COLUMN written_down;
ALTER TABLE agreement_signatures DROP COLUMN written_down;
ALTER TABLE events DROP COLUMN written_down, DROP COLUMN reference;

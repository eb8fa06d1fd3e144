-- Whether a municipality said something by itself, or another wrote its decision down, and where that is found.
ALTER TABLE events
    ADD COLUMN reference text,
    ADD COLUMN written_down boolean NOT NULL DEFAULT false;
ALTER TABLE agreement_signatures ADD COLUMN written_down boolean NOT NULL DEFAULT false;
ALTER TABLE proposal_consents ADD COLUMN written_down boolean NOT NULL DEFAULT false;

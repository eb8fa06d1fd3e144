-- What had to be said before, as it was said then.
UPDATE clusters SET funding_model = 'shared' WHERE funding_model = 'undecided';
UPDATE cluster_members SET ambition = 'motor' WHERE ambition = 'undecided';
UPDATE cluster_proposals SET ambition = 'follow' WHERE ambition = 'undecided';
-- What is checked at the end is checked here: a table with checks to come cannot be altered.
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE clusters DROP CONSTRAINT clusters_funding_model_check,
    ADD CONSTRAINT clusters_funding_model_check
        CHECK (funding_model IN ('motor', 'member_fee', 'shared', 'other'));
ALTER TABLE cluster_members DROP CONSTRAINT cluster_members_ambition_check,
    ADD CONSTRAINT cluster_members_ambition_check CHECK (ambition IN ('follow', 'build', 'motor'));
ALTER TABLE cluster_proposals DROP CONSTRAINT cluster_proposals_ambition_check,
    ADD CONSTRAINT cluster_proposals_ambition_check CHECK (ambition IN ('follow', 'build', 'motor'));

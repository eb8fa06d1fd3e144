-- Who pays for a new cluster, and what whoever founds it will do in it, is not known until somebody says so.
ALTER TABLE clusters DROP CONSTRAINT clusters_funding_model_check,
    ADD CONSTRAINT clusters_funding_model_check
        CHECK (funding_model IN ('motor', 'member_fee', 'shared', 'other', 'undecided'));
ALTER TABLE cluster_members DROP CONSTRAINT cluster_members_ambition_check,
    ADD CONSTRAINT cluster_members_ambition_check CHECK (ambition IN ('follow', 'build', 'motor', 'undecided'));
ALTER TABLE cluster_proposals DROP CONSTRAINT cluster_proposals_ambition_check,
    ADD CONSTRAINT cluster_proposals_ambition_check CHECK (ambition IN ('follow', 'build', 'motor', 'undecided'));

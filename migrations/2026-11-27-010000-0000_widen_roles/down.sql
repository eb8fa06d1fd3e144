DROP FUNCTION held_roles(date);
DELETE FROM role_assignments WHERE state <> 'accepted' OR role IN ('ks_department', 'ks_regional_office', 'fhi',
    'county_authority', 'county_governor', 'external_evaluator');
DROP INDEX one_proposal_at_a_time;
ALTER TABLE role_assignments
    DROP CONSTRAINT ksf_r03_one_proposal,
    DROP CONSTRAINT ksf_r03_one_coordinator,
    DROP CONSTRAINT an_evaluator_stays_for_a_time,
    DROP CONSTRAINT a_role_is_held_on_its_own_kind_of_scope,
    DROP CONSTRAINT a_role_is_on_the_list,
    DROP COLUMN invited_as,
    DROP COLUMN proposed_by,
    DROP COLUMN replaces,
    DROP COLUMN tasks,
    DROP COLUMN mandate,
    DROP COLUMN county_number,
    DROP COLUMN state,
    DROP COLUMN version,
    ADD CONSTRAINT role_assignments_role_check CHECK (role IN ('national', 'national_analyst',
        'regional_coordinator', 'cluster_coordinator', 'rd_contact', 'rd_contact_shared', 'researcher',
        'system_admin')),
    ADD CONSTRAINT a_role_is_held_on_its_own_kind_of_scope CHECK (
        (role = 'regional_coordinator') = (region_id IS NOT NULL)
        AND (role = 'cluster_coordinator') = (cluster_id IS NOT NULL)
        AND (role IN ('rd_contact', 'rd_contact_shared')) = (municipality_id IS NOT NULL)
        AND (role = 'researcher') = (organisation_id IS NOT NULL)
    ),
    ADD CONSTRAINT role_assignments_region_id_valid_excl EXCLUDE USING gist (region_id WITH =, valid WITH &&)
        WHERE (role = 'regional_coordinator' AND revoked_at IS NULL);

-- Roles on every level, and their life: offered, answered, held, ended. What is here already was accepted.
ALTER TABLE role_assignments
    DROP CONSTRAINT role_assignments_role_check,
    DROP CONSTRAINT a_role_is_held_on_its_own_kind_of_scope,
    DROP CONSTRAINT role_assignments_region_id_valid_excl,
    ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0),
    ADD COLUMN state text NOT NULL DEFAULT 'accepted'
        CHECK (state IN ('proposed', 'accepted', 'declined', 'withdrawn')),
    ADD COLUMN county_number text REFERENCES counties (number),
    ADD COLUMN mandate text,
    ADD COLUMN tasks text[] NOT NULL DEFAULT '{}',
    -- The role it takes over from on its first day.
    ADD COLUMN replaces uuid REFERENCES role_assignments (id),
    ADD COLUMN proposed_by uuid REFERENCES users (id),
    -- What the inviter calls the holder, shown until the role is accepted.
    ADD COLUMN invited_as text,
    ADD CONSTRAINT a_role_is_on_the_list CHECK (role IN ('national', 'national_analyst', 'ks_department',
        'ks_regional_office', 'regional_coordinator', 'cluster_coordinator', 'rd_contact', 'rd_contact_shared',
        'researcher', 'fhi', 'county_authority', 'county_governor', 'external_evaluator', 'system_admin')),
    ADD CONSTRAINT a_role_is_held_on_its_own_kind_of_scope CHECK (
        (role IN ('regional_coordinator', 'ks_regional_office')) = (region_id IS NOT NULL)
        AND (role = 'cluster_coordinator') = (cluster_id IS NOT NULL)
        AND (role IN ('rd_contact', 'rd_contact_shared')) = (municipality_id IS NOT NULL)
        AND (role = 'researcher') = (organisation_id IS NOT NULL)
        AND (role IN ('county_authority', 'county_governor')) = (county_number IS NOT NULL)
    ),
    ADD CONSTRAINT an_evaluator_stays_for_a_time CHECK (role <> 'external_evaluator' OR NOT upper_inf(valid)),
    -- KSF-R03: at most one coordinator a region a day, and one who is asked to be.
    ADD CONSTRAINT ksf_r03_one_coordinator EXCLUDE USING gist (region_id WITH =, valid WITH &&)
        WHERE (role = 'regional_coordinator' AND state = 'accepted' AND revoked_at IS NULL),
    ADD CONSTRAINT ksf_r03_one_proposal EXCLUDE USING gist (region_id WITH =, valid WITH &&)
        WHERE (role = 'regional_coordinator' AND state = 'proposed');
CREATE INDEX ON role_assignments (county_number);
CREATE INDEX ON role_assignments (replaces);
CREATE INDEX ON role_assignments (proposed_by);

-- One and the same role is offered to somebody once at a time.
CREATE UNIQUE INDEX one_proposal_at_a_time ON role_assignments (user_id, role,
    (coalesce(region_id::text, cluster_id::text, municipality_id::text, organisation_id::text, county_number, '')))
    WHERE state = 'proposed';

-- The roles that are held on a day, whether or not the holder's account is open. Whatever asks who holds a role asks
-- this: the table also has offers and what is over.
CREATE FUNCTION held_roles(on_day date) RETURNS SETOF role_assignments LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT a.* FROM role_assignments a WHERE a.state = 'accepted' AND a.revoked_at IS NULL AND a.valid @> on_day
$$;

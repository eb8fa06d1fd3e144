-- Actors of every kind, not only research organisations. A row of a register stays the register's: people add what no
-- register knows; what people have made is theirs, and no import touches it.
ALTER TABLE organisations DROP CONSTRAINT organisations_kind_check;
ALTER TABLE organisations ADD CONSTRAINT organisations_kind_check CHECK (kind IN
    ('university', 'university_college', 'research_institute', 'government_research', 'health_trust',
     'regional_health_authority', 'public_health_institute', 'research_council', 'county_governor', 'county_authority',
     'competence_centre', 'development_centre', 'user_organisation', 'ministry', 'directorate', 'labour_welfare',
     'trade_union', 'voluntary', 'innovation_agency', 'regional_council', 'business', 'other'));
ALTER TABLE organisations
    ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0),
    ADD COLUMN origin text NOT NULL DEFAULT 'register' CHECK (origin IN ('register', 'people')),
    ADD COLUMN kind_text text,
    ADD COLUMN description text,
    ADD COLUMN contact_office text;
ALTER TABLE organisations ADD CONSTRAINT another_kind_says_which CHECK ((kind = 'other') = (kind_text IS NOT NULL));

-- Periods in which an organisation is not active.
CREATE TABLE organisation_closures (
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    valid daterange NOT NULL CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL),
    PRIMARY KEY (organisation_id, valid),
    EXCLUDE USING gist (organisation_id WITH =, valid WITH &&)
);

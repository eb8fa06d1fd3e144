DROP TABLE organisation_closures;
ALTER TABLE organisations DROP CONSTRAINT another_kind_says_which;
ALTER TABLE organisations
    DROP COLUMN version, DROP COLUMN origin, DROP COLUMN kind_text, DROP COLUMN description, DROP COLUMN contact_office;
-- Kinds that the schema before did not know become one that it knows: others may point at the organisations.
UPDATE organisations SET kind = 'research_institute' WHERE kind NOT IN
    ('university', 'university_college', 'research_institute', 'government_research', 'health_trust');
ALTER TABLE organisations DROP CONSTRAINT organisations_kind_check;
ALTER TABLE organisations ADD CONSTRAINT organisations_kind_check CHECK (kind IN
    ('university', 'university_college', 'research_institute', 'government_research', 'health_trust'));

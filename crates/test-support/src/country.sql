-- A small country with one of everything that decides who sees what:
--   kkhov         an established cluster with a coordinator, in the staffed region Vest: Bergen (motor), Voss, Masfjorden
--   nordhordland  another one there: Alver (motor), Masfjorden. Masfjorden is in two clusters.
--   hardanger     a cluster without a coordinator, in Vest, being established: Kvam. The region stands in.
--   setesdal      another of them, in Sør, which has no coordinator either: Valle. The nation stands in.
-- Austrheim (Vest), Bodø (Nord) and Arendal (Sør) are in no cluster; Oslo is in no region.
CREATE FUNCTION pg_temp.municipality(number text) RETURNS uuid LANGUAGE sql AS
    $$ SELECT ('00000000-0000-7000-8000-00000000' || number)::uuid $$;
CREATE FUNCTION pg_temp.region(n integer) RETURNS uuid LANGUAGE sql AS
    $$ SELECT ('00000000-0000-7000-8001-00000000000' || n)::uuid $$;
CREATE FUNCTION pg_temp.cluster(n integer) RETURNS uuid LANGUAGE sql AS
    $$ SELECT ('00000000-0000-7000-8002-00000000000' || n)::uuid $$;

INSERT INTO counties (number, name, name_official, name_sami, sami_language, language_decision) VALUES
    ('03', 'Oslo', 'Oslo', NULL, NULL, 'neutral'),
    ('18', 'Nordland', 'Nordland - Nordlánnda', 'Nordlánnda', 'smj', 'neutral'),
    ('42', 'Agder', 'Agder', NULL, NULL, 'neutral'),
    ('46', 'Vestland', 'Vestland', NULL, NULL, 'nynorsk');

INSERT INTO municipalities (id, number, valid, name, name_official, name_sami, sami_language, county_number,
    language_decision, centrality_class, website)
SELECT pg_temp.municipality(number), number, daterange('2020-01-01', NULL), name, coalesce(name || ' - ' || sami, name),
    sami, CASE WHEN sami IS NOT NULL THEN 'smj' END, left(number, 2), decision, 4, lower(name) || '.kommune.no'
FROM (VALUES
    ('0301', 'Oslo', NULL, 'neutral'), ('1804', 'Bodø', 'Bådåddjo', 'bokmal'), ('4203', 'Arendal', NULL, 'bokmal'),
    ('4221', 'Valle', NULL, 'nynorsk'), ('4601', 'Bergen', NULL, 'bokmal'), ('4621', 'Voss', NULL, 'nynorsk'),
    ('4622', 'Kvam', NULL, 'nynorsk'), ('4631', 'Alver', NULL, 'nynorsk'), ('4632', 'Austrheim', NULL, 'nynorsk'),
    ('4634', 'Masfjorden', NULL, 'nynorsk')
) AS m (number, name, sami, decision);

INSERT INTO municipality_populations (municipality_id, counted_on, population)
SELECT pg_temp.municipality(number), '2025-01-01', population
FROM (VALUES ('0301', 724290), ('4601', 294029), ('4621', 16366), ('4634', 1672), ('4221', 1240)) AS p (number, population);

INSERT INTO organisations (id, name, short_name, kind, municipality_id) VALUES
    ('00000000-0000-7000-8005-000000000001', 'Høgskulen på Vestlandet', 'HVL', 'university_college',
        pg_temp.municipality('4601')),
    ('00000000-0000-7000-8005-000000000002', 'NORCE', 'NORCE', 'research_institute', pg_temp.municipality('4601'));

INSERT INTO cooperation_structures (id, key, name, kind, started, source_url) VALUES
    ('00000000-0000-7000-8006-000000000001', 'regionraad', 'Regionrådet', 'regional_council', '2019',
        'https://example.org/regionraad');
INSERT INTO cooperation_members (cooperation_id, ordinal, municipality_id, organisation_id, name, role, inferred) VALUES
    ('00000000-0000-7000-8006-000000000001', 0, pg_temp.municipality('4631'), NULL, 'Alver', 'lead', false),
    ('00000000-0000-7000-8006-000000000001', 1, NULL, '00000000-0000-7000-8005-000000000001', 'HVL', 'partner', true);

INSERT INTO regions (id, slug, name, ordinal, decided_by, plan_municipality_count, plan_quote, source) VALUES
    (pg_temp.region(1), 'vest', 'KSF Vest', 1, 'KS', 6, 'seks kommuner', 'oppdiktet'),
    (pg_temp.region(2), 'nord', 'KSF Nord', 2, 'KS', 1, 'en kommune', 'oppdiktet'),
    (pg_temp.region(3), 'sor', 'KSF Sør', 3, 'KS', 3, 'tre kommuner', 'oppdiktet');
INSERT INTO region_statuses (region_id, status, valid, decided_by) VALUES
    (pg_temp.region(1), 'established', daterange('2024-10-01', NULL), 'KS'),
    (pg_temp.region(2), 'established', daterange('2024-10-01', NULL), 'KS'),
    (pg_temp.region(3), 'decided', daterange('2024-10-01', NULL), 'KS');
INSERT INTO region_municipalities (region_id, municipality_id, valid, source)
SELECT pg_temp.region(CASE left(number, 2) WHEN '46' THEN 1 WHEN '18' THEN 2 ELSE 3 END), id,
    daterange('2024-10-01', NULL), 'oppdiktet' FROM municipalities WHERE number <> '0301';
INSERT INTO region_hosts (id, region_id, municipality_id, valid, locked_until, decided_by, source) VALUES
    ('00000000-0000-7000-8007-000000000001', pg_temp.region(1), pg_temp.municipality('4601'),
        daterange('2024-10-01', NULL), '2026-12-31', 'KS', 'oppdiktet');

INSERT INTO clusters (id, key, name, region_id, origin, confirmed, basis, funding_model, source) VALUES
    (pg_temp.cluster(1), 'kkhov', 'Kunnskapskommunen Helse Omsorg Vest', pg_temp.region(1), 'demo', true, 'existing', 'motor', 'oppdiktet'),
    (pg_temp.cluster(2), 'nordhordland', 'Nordhordlandsklynga', pg_temp.region(1), 'demo', true, 'existing', 'shared', 'oppdiktet'),
    (pg_temp.cluster(3), 'hardanger', 'Hardangerklynga', pg_temp.region(1), 'demo', true, 'common_need', 'shared', 'oppdiktet'),
    (pg_temp.cluster(4), 'setesdal', 'Setesdalsklynga', pg_temp.region(3), 'demo', true, 'common_need', 'shared', 'oppdiktet');
INSERT INTO cluster_statuses (cluster_id, status, valid, reason)
SELECT id, CASE WHEN key IN ('kkhov', 'nordhordland') THEN 'established' ELSE 'establishing' END,
    daterange('2024-06-01', NULL), 'avtale' FROM clusters;
INSERT INTO cluster_members (cluster_id, municipality_id, valid, ambition)
SELECT pg_temp.cluster(cluster), pg_temp.municipality(number), daterange('2024-06-01', NULL), 'build'
FROM (VALUES (1, '4601'), (1, '4621'), (1, '4634'), (2, '4631'), (2, '4634'), (3, '4622'), (4, '4221')) AS m (cluster, number);
INSERT INTO cluster_motors (cluster_id, municipality_id, valid, reason) VALUES
    (pg_temp.cluster(1), pg_temp.municipality('4601'), daterange('2024-06-01', NULL), 'avtale'),
    (pg_temp.cluster(2), pg_temp.municipality('4631'), daterange('2024-06-01', NULL), 'avtale');
INSERT INTO cluster_agreements (id, cluster_id, ordinal, title, drafted_on, sent_on, valid)
SELECT ('00000000-0000-7000-8009-00000000000' || n)::uuid, pg_temp.cluster(n), 0, 'Avtale', '2024-06-01', '2024-06-01',
    daterange('2024-06-01', NULL) FROM generate_series(1, 2) n;
INSERT INTO agreement_signatures (agreement_id, municipality_id, ordinal, signed_on)
SELECT a.id, m.municipality_id, row_number() OVER (PARTITION BY a.id ORDER BY m.municipality_id) - 1, '2024-06-01'
FROM cluster_agreements a JOIN cluster_members m ON m.cluster_id = a.cluster_id;
INSERT INTO subclusters (id, key, cluster_id, name, theme, valid) VALUES
    ('00000000-0000-7000-8008-000000000001', 'natt', pg_temp.cluster(1), 'Nattgruppa', 'nattilsyn',
        daterange('2025-01-01', '2027-01-01'));
INSERT INTO subcluster_members (subcluster_id, municipality_id, valid)
SELECT id, pg_temp.municipality('4634'), valid FROM subclusters;

-- The municipality that the tables of data/ mean by a number: the one they described themselves, also when it has become
-- another since. What came of a change list is found by it where the tables never described the number.
CREATE FUNCTION municipality_in_tables(wanted text) RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT k.id FROM municipalities k WHERE k.number = wanted
    ORDER BY EXISTS (SELECT 1 FROM municipality_successions s WHERE s.successor_id = k.id), lower(k.valid) DESC LIMIT 1
$$;

DROP FUNCTION municipality_in_tables(text);

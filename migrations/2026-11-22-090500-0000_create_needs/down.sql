DROP TABLE reference_counters;
DROP TABLE search_lexicon;
DROP TABLE need_terms;
DROP TABLE need_originators;
DROP TABLE needs;

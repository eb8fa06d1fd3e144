DROP TABLE installation;
DROP EXTENSION pg_trgm;
DROP EXTENSION btree_gist;

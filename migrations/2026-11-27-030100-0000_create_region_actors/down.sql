DROP TABLE region_actors;

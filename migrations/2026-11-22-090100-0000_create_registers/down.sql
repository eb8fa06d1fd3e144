DROP TABLE cooperation_members;
DROP TABLE cooperation_structures;
DROP TABLE organisations;
DROP TABLE municipality_populations;
DROP TABLE municipalities;
DROP TABLE counties;

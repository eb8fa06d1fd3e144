DROP TABLE template_versions;
DROP TABLE templates;
DROP FUNCTION refuse_change_of_published;

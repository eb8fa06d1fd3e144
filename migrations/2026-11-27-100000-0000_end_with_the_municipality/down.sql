DROP TRIGGER all_ends_with_it ON municipalities;
DROP TRIGGER terms_end_with_it ON group_members;
DROP TRIGGER hosts_end_with_it ON region_hosts;
DROP TRIGGER roles_end_with_it ON role_assignments;
DROP FUNCTION keep_all_while_it_is_there();
DROP FUNCTION keep_it_while_its_municipality_is_there();
DROP FUNCTION refuse_what_outlasts(uuid);

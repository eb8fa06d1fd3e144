DROP TRIGGER members_end_with_it ON municipalities;
DROP TRIGGER members_are_there ON cluster_members;
DROP FUNCTION keep_members_of_it_in_time();
DROP FUNCTION keep_members_in_time();
DROP FUNCTION refuse_members_out_of_time(uuid);

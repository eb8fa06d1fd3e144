DROP TRIGGER agreements_leave_no_gap ON cluster_agreements;
DROP TRIGGER motors_leave_no_gap ON cluster_motors;
DROP TRIGGER the_established_are_whole ON cluster_statuses;
DROP FUNCTION keep_established_whole();
DROP FUNCTION refuse_established_without(uuid);

DROP FUNCTION staffed_desks(date);
DROP FUNCTION live_memberships(date);

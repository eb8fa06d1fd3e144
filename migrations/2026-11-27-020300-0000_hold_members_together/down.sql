DROP TRIGGER subcluster_members_are_inside ON subcluster_members;
DROP TRIGGER subclusters_stay_inside ON subclusters;
DROP TRIGGER motors_are_members ON cluster_motors;
DROP TRIGGER members_stay_together ON cluster_members;
DROP FUNCTION keep_subclusters_inside();
DROP FUNCTION keep_members_together();
DROP FUNCTION refuse_subclusters_outside(uuid);
DROP FUNCTION refuse_motors_outside(uuid);

DROP TABLE events;
DROP FUNCTION refuse_change();
DROP TABLE event_counter;

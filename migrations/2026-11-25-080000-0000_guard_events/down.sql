DROP TRIGGER events_are_not_truncated ON events;

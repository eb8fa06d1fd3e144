-- What was recorded lately of a kind: what one is told of.
CREATE INDEX ON events (kind, recorded_at);

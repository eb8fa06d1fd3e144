-- The event log: audit trail, change feed and outbox in one. Positions are handed out in commit order: the counter's
-- row is locked until the transaction that took a position ends, so no lower position can appear later.
CREATE TABLE event_counter (
    single_row boolean PRIMARY KEY DEFAULT true CHECK (single_row),
    last bigint NOT NULL
);
INSERT INTO event_counter (last) VALUES (0);

CREATE TABLE events (
    position bigint PRIMARY KEY,
    id uuid NOT NULL UNIQUE,
    command_id uuid NOT NULL,
    aggregate text NOT NULL,
    aggregate_id uuid NOT NULL,
    aggregate_version integer NOT NULL,
    kind text NOT NULL,
    payload_version integer NOT NULL,
    payload jsonb NOT NULL,
    actor_id uuid REFERENCES users (id),
    on_behalf_of uuid REFERENCES municipalities (id),
    reason text,
    overrides jsonb NOT NULL,
    recorded_at timestamptz NOT NULL,
    effective_on date NOT NULL,
    -- Who sees it: the visibility of its time. NULL is for administrators alone.
    visibility text CHECK (visibility IN ('internal', 'cluster', 'region', 'national', 'public')),
    visibility_before text CHECK (visibility_before IN ('internal', 'cluster', 'region', 'national', 'public')),
    municipality_ids uuid[] NOT NULL,
    cluster_id uuid,
    region_id uuid,
    held_by text CHECK (held_by IN ('cluster', 'region', 'national')),
    UNIQUE (aggregate, aggregate_id, aggregate_version)
);
CREATE INDEX ON events (actor_id);
CREATE INDEX ON events (on_behalf_of);

-- The log is append-only: not even a mistake in the service can rewrite it.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the event log is append-only';
END;
$$;
CREATE TRIGGER events_are_append_only BEFORE UPDATE OR DELETE ON events
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

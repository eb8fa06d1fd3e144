-- Answers kept for repeats of a POST with the same Idempotency-Key, written in the transaction of the first.
CREATE TABLE idempotency_keys (
    client text NOT NULL,
    key text NOT NULL,
    request_hash bytea NOT NULL,
    status smallint NOT NULL,
    headers jsonb NOT NULL,
    body text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (client, key)
);
CREATE INDEX ON idempotency_keys (created_at);

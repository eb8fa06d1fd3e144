-- How far a person has been told what changed: the place in the log, and when. Nothing before the first visit.
ALTER TABLE users
    ADD COLUMN news_seen_position bigint,
    ADD COLUMN news_seen_at timestamptz,
    ADD CONSTRAINT users_news_seen_whole CHECK ((news_seen_position IS NULL) = (news_seen_at IS NULL));

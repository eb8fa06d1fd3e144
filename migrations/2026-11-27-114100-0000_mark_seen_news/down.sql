ALTER TABLE users
    DROP CONSTRAINT users_news_seen_whole,
    DROP COLUMN news_seen_position,
    DROP COLUMN news_seen_at;

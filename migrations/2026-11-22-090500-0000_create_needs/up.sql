-- Knowledge needs (kunnskapsbehov).
CREATE TABLE needs (
    id uuid PRIMARY KEY,
    version integer NOT NULL CHECK (version > 0),
    reference text UNIQUE,
    language text NOT NULL CHECK (language IN ('nb', 'nn', 'en', 'se', 'sma', 'smj')),
    title text NOT NULL,
    problem text NOT NULL,
    service_area text,
    who_affected text,
    affected_groups text[] NOT NULL DEFAULT '{}',
    urgency text CHECK (urgency IN ('normal', 'year', 'now')),
    urgency_starts date,
    outside_theme boolean NOT NULL DEFAULT false,
    channel text NOT NULL CHECK (channel IN ('self', 'phone', 'workshop', 'spreadsheet', 'mail_link')),
    process text NOT NULL CHECK (process IN ('draft', 'submitted', 'qualified', 'merged', 'rejected',
        'lifted_region', 'lifted_national', 'withdrawn', 'expired')),
    answer text NOT NULL CHECK (answer IN ('unanswered', 'checked', 'answered_existing', 'researchable',
        'under_research', 'answered', 'in_use', 'effect_known')),
    cluster_id uuid REFERENCES clusters (id),
    region_id uuid REFERENCES regions (id),
    held_by text NOT NULL CHECK (held_by IN ('cluster', 'region', 'national')),
    opened_to text NOT NULL CHECK (opened_to IN ('internal', 'cluster', 'region', 'national')),
    -- The municipality's consent: NULL is none, else whether its name is shown.
    published_with_name boolean,
    visibility text NOT NULL GENERATED ALWAYS AS
        (CASE WHEN published_with_name IS NULL THEN opened_to ELSE 'public' END) STORED,
    decision_reason text,
    created_by uuid REFERENCES users (id),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    submitted_at timestamptz,
    CONSTRAINT a_draft_has_no_reference CHECK ((process = 'draft') = (reference IS NULL)),
    CONSTRAINT a_draft_was_not_submitted CHECK ((process = 'draft') = (submitted_at IS NULL)),
    CONSTRAINT a_date_belongs_to_now CHECK ((urgency IS NOT DISTINCT FROM 'now') = (urgency_starts IS NOT NULL)),
    CONSTRAINT an_ended_need_is_internal CHECK
        (process NOT IN ('draft', 'rejected', 'withdrawn') OR visibility = 'internal')
);
CREATE INDEX ON needs (updated_at DESC, id DESC);
CREATE INDEX ON needs (coalesce(submitted_at, created_at) DESC, id DESC);
CREATE INDEX ON needs (title COLLATE "nb-x-icu", id);
CREATE INDEX ON needs (cluster_id, updated_at DESC, id DESC);
CREATE INDEX ON needs (region_id, updated_at DESC, id DESC);
CREATE INDEX ON needs (visibility, updated_at DESC, id DESC);
CREATE INDEX ON needs (created_by);

-- The municipalities a need comes from; ordinal 0 registered it.
CREATE TABLE need_originators (
    need_id uuid NOT NULL REFERENCES needs (id) ON DELETE CASCADE,
    municipality_id uuid NOT NULL REFERENCES municipalities (id),
    ordinal smallint NOT NULL CHECK (ordinal >= 0),
    PRIMARY KEY (need_id, municipality_id),
    UNIQUE (need_id, ordinal)
);
CREATE INDEX ON need_originators (municipality_id, need_id);

-- Normalised search terms (see crates/language). The originators' names are apart: a need published without its
-- municipality's name must not be found by it.
CREATE TABLE need_terms (
    need_id uuid PRIMARY KEY REFERENCES needs (id) ON DELETE CASCADE,
    terms text[] NOT NULL,
    title_terms text[] NOT NULL,
    origin_terms text[] NOT NULL
);
CREATE INDEX ON need_terms USING gin (terms);
CREATE INDEX ON need_terms USING gin (origin_terms);

-- Every term in use, for beginnings of words and typing errors. Drafts add nothing.
CREATE TABLE search_lexicon (
    term text PRIMARY KEY
);
CREATE INDEX ON search_lexicon USING gin (term gin_trgm_ops);
CREATE INDEX ON search_lexicon (term text_pattern_ops);

-- References KB-2026-0042, one row a year.
CREATE TABLE reference_counters (
    year integer PRIMARY KEY,
    last integer NOT NULL CHECK (last > 0)
);

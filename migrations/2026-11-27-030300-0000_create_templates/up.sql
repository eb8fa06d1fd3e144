-- Templates (maler) for documents to sign. A published version never changes; a later one takes over from its day.
CREATE TABLE templates (
    id uuid PRIMARY KEY,
    version integer NOT NULL CHECK (version > 0),
    key text NOT NULL UNIQUE CHECK (key ~ '^[a-z][a-z0-9-]{2,39}$'),
    kind text NOT NULL CHECK (kind IN ('cooperation_agreement', 'tasks', 'mandate', 'case_paper', 'other'))
);

CREATE TABLE template_versions (
    template_id uuid NOT NULL REFERENCES templates (id),
    number integer NOT NULL CHECK (number > 0),
    valid_from date NOT NULL,
    title_nb text NOT NULL,
    title_nn text NOT NULL,
    body_nb text NOT NULL,
    body_nn text NOT NULL,
    -- The edition of `data/templates.csv`, where it came with the product.
    edition text,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (template_id, number),
    UNIQUE (template_id, valid_from),
    UNIQUE (template_id, edition)
);

CREATE FUNCTION refuse_change_of_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a published version of a template never changes';
END;
$$;
CREATE TRIGGER published_templates_stay BEFORE UPDATE OR DELETE ON template_versions
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published();

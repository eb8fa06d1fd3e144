//! The tables that diesel writes to. Reads with joins, arrays and periods are SQL of their own; a test compares this
//! file with the migrated database.

#![expect(missing_docs, reason = "columns are documented in migrations/")]

diesel::table! {
    needs (id) {
        id -> Uuid,
        version -> Integer,
        reference -> Nullable<Text>,
        language -> Text,
        title -> Text,
        problem -> Text,
        service_area -> Nullable<Text>,
        who_affected -> Nullable<Text>,
        affected_groups -> Array<Text>,
        urgency -> Nullable<Text>,
        urgency_starts -> Nullable<Date>,
        outside_theme -> Bool,
        channel -> Text,
        process -> Text,
        answer -> Text,
        cluster_id -> Nullable<Uuid>,
        region_id -> Nullable<Uuid>,
        held_by -> Text,
        opened_to -> Text,
        published_with_name -> Nullable<Bool>,
        decision_reason -> Nullable<Text>,
        created_by -> Nullable<Uuid>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        submitted_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    need_originators (need_id, municipality_id) {
        need_id -> Uuid,
        municipality_id -> Uuid,
        ordinal -> SmallInt,
    }
}

diesel::table! {
    events (position) {
        position -> BigInt,
        id -> Uuid,
        command_id -> Uuid,
        aggregate -> Text,
        aggregate_id -> Uuid,
        aggregate_version -> Integer,
        kind -> Text,
        payload_version -> Integer,
        payload -> Jsonb,
        actor_id -> Nullable<Uuid>,
        on_behalf_of -> Nullable<Uuid>,
        reason -> Nullable<Text>,
        reference -> Nullable<Text>,
        written_down -> Bool,
        overrides -> Jsonb,
        recorded_at -> Timestamptz,
        effective_on -> Date,
        visibility -> Nullable<Text>,
        visibility_before -> Nullable<Text>,
        municipality_ids -> Array<Uuid>,
        cluster_id -> Nullable<Uuid>,
        region_id -> Nullable<Uuid>,
        held_by -> Nullable<Text>,
    }
}

diesel::table! {
    users (id) {
        id -> Uuid,
        version -> Integer,
        email -> Nullable<Text>,
        display_name -> Text,
        language -> Text,
        active -> Bool,
        password_hash -> Nullable<Text>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        employer_ks -> Bool,
        employer_municipality_id -> Nullable<Uuid>,
        employer_organisation_id -> Nullable<Uuid>,
        closed_at -> Nullable<Timestamptz>,
        news_seen_position -> Nullable<BigInt>,
        news_seen_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    sessions (id) {
        id -> Uuid,
        user_id -> Uuid,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        revoked_at -> Nullable<Timestamptz>,
        device -> Text,
        last_used_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    refresh_tokens (token_hash) {
        token_hash -> Bytea,
        session_id -> Uuid,
        successor -> Nullable<Bytea>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    one_time_links (token_hash) {
        token_hash -> Bytea,
        user_id -> Uuid,
        created_by -> Nullable<Uuid>,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        used_at -> Nullable<Timestamptz>,
        role_assignment_id -> Nullable<Uuid>,
        sets_password -> Bool,
        invited_employer -> Nullable<Text>,
    }
}

diesel::table! {
    idempotency_keys (client, key) {
        client -> Text,
        key -> Text,
        request_hash -> Bytea,
        status -> SmallInt,
        headers -> Jsonb,
        body -> Text,
        created_at -> Timestamptz,
    }
}

diesel::joinable!(refresh_tokens -> sessions (session_id));
diesel::allow_tables_to_appear_in_same_query!(refresh_tokens, sessions);

//! The tables of `migrations/`, as diesel sees them on both databases.
#![expect(missing_docs, reason = "what the macro makes has none; the columns are described in `migrations/`")]

// Which migrations were run, as diesel's harness writes it down.
diesel::table! {
    __diesel_schema_migrations (version) {
        version -> Text,
    }
}

diesel::table! {
    accounts (id) {
        id -> BigInt,
        nic_handle -> Text,
        name -> Text,
        email -> Text,
        email_key -> Text,
        zone -> Text,
        language -> Text,
        password_hash -> Nullable<Text>,
        outstanding_payments -> Integer,
        created_at -> BigInt,
        closed_at -> Nullable<BigInt>,
        time_zone -> Nullable<Text>,
        search_name -> Text,
        payment_method -> Nullable<Bool>,
        role -> Nullable<Text>,
        blank_after -> Nullable<BigInt>,
    }
}

diesel::table! {
    sessions (id_hash) {
        id_hash -> Text,
        account_id -> BigInt,
        created_at -> BigInt,
        seen_at -> BigInt,
        address -> Text,
        device -> Text,
        ended_at -> Nullable<BigInt>,
        waits_until -> Nullable<BigInt>,
    }
}

diesel::table! {
    services (id) {
        id -> BigInt,
        name -> Nullable<Text>,
        sort_name -> Text,
        name_key -> Nullable<Text>,
        category -> Text,
        admin_id -> Nullable<BigInt>,
        tech_id -> Nullable<BigInt>,
        billing_id -> Nullable<BigInt>,
        expires_on -> Nullable<BigInt>,
        renewal -> Nullable<Text>,
        locked_at -> Nullable<BigInt>,
        locked_by_id -> Nullable<BigInt>,
        removed_name -> Nullable<Text>,
        removed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    owners (service_id) {
        service_id -> BigInt,
        name -> Nullable<Text>,
        organisation -> Nullable<Text>,
        email -> Nullable<Text>,
        phone -> Nullable<Text>,
        address -> Nullable<Text>,
        postcode -> Nullable<Text>,
        city -> Nullable<Text>,
        country -> Nullable<Text>,
    }
}

diesel::table! {
    service_history (id) {
        id -> BigInt,
        service_id -> BigInt,
        what -> Text,
        actor -> Text,
        actor_id -> Nullable<BigInt>,
        happened_at -> BigInt,
        contact_type -> Nullable<Text>,
        from_id -> Nullable<BigInt>,
        to_id -> Nullable<BigInt>,
        request_id -> Nullable<BigInt>,
        details -> Nullable<Text>,
    }
}

// Not copied: counted.
diesel::table! {
    service_counts (account_id, category, roles) {
        account_id -> BigInt,
        category -> Text,
        roles -> SmallInt,
        services -> BigInt,
    }
}

diesel::table! {
    submissions (id) {
        id -> BigInt,
        requester_id -> BigInt,
        created_at -> BigInt,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    requests (id) {
        id -> BigInt,
        submission_id -> BigInt,
        service_id -> BigInt,
        requester_id -> BigInt,
        from_id -> BigInt,
        to_id -> BigInt,
        state -> Text,
        reason -> Nullable<Text>,
        created_at -> BigInt,
        expires_at -> BigInt,
        decided_at -> Nullable<BigInt>,
        apply_at -> Nullable<BigInt>,
        finished_at -> Nullable<BigInt>,
        ended_by -> Nullable<Text>,
        ended_by_id -> Nullable<BigInt>,
        large -> Bool,
        refusal -> Nullable<Text>,
    }
}

diesel::table! {
    submission_views (account_id, submission_id) {
        account_id -> BigInt,
        submission_id -> BigInt,
        first_id -> BigInt,
        last_id -> BigInt,
        expires_at -> BigInt,
        services -> BigInt,
        from_id -> Nullable<BigInt>,
        to_id -> Nullable<BigInt>,
        contacts -> BigInt,
        requests -> BigInt,
        pending -> BigInt,
        processing -> BigInt,
        done -> BigInt,
        declined -> BigInt,
        cancelled -> BigInt,
        expired -> BigInt,
        failed -> BigInt,
        awaited -> BigInt,
    }
}

diesel::table! {
    request_types (request_id, contact_type) {
        request_id -> BigInt,
        contact_type -> Text,
        service_id -> BigInt,
        open -> Bool,
    }
}

diesel::table! {
    validations (request_id, account_id) {
        request_id -> BigInt,
        account_id -> BigInt,
        decision -> Nullable<Text>,
        decided_at -> Nullable<BigInt>,
        reason -> Nullable<Text>,
        open -> Bool,
        submission_id -> BigInt,
        expires_at -> BigInt,
        large -> Bool,
    }
}

diesel::table! {
    codes (submission_id, account_id) {
        submission_id -> BigInt,
        account_id -> BigInt,
        nonce -> Binary,
        key_id -> Text,
        generation -> Integer,
        wrong_tries -> Integer,
        remind_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    resends (id) {
        id -> BigInt,
        submission_id -> BigInt,
        account_id -> BigInt,
        sent_at -> BigInt,
    }
}

diesel::table! {
    events (id) {
        id -> BigInt,
        request_id -> Nullable<BigInt>,
        account_id -> Nullable<BigInt>,
        what -> Text,
        actor -> Text,
        actor_id -> Nullable<BigInt>,
        happened_at -> BigInt,
        address -> Nullable<Text>,
        device -> Nullable<Text>,
    }
}

diesel::table! {
    links (id) {
        id -> BigInt,
        kind -> Text,
        account_id -> Nullable<BigInt>,
        sent_to -> Text,
        name -> Nullable<Text>,
        zone -> Nullable<Text>,
        language -> Text,
        password_hash -> Nullable<Text>,
        nonce -> Binary,
        key_id -> Text,
        created_at -> BigInt,
        expires_at -> BigInt,
        used_at -> Nullable<BigInt>,
        heading -> Nullable<Binary>,
    }
}

diesel::table! {
    second_factors (id) {
        id -> BigInt,
        account_id -> BigInt,
        kind -> Text,
        sealed -> Binary,
        created_at -> BigInt,
        confirmed_at -> Nullable<BigInt>,
        last_step -> Nullable<BigInt>,
    }
}

diesel::table! {
    recovery_codes (account_id, number) {
        account_id -> BigInt,
        number -> Integer,
        code_hash -> Text,
        used_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    outbox (id) {
        id -> BigInt,
        kind -> Text,
        submission_id -> Nullable<BigInt>,
        request_id -> Nullable<BigInt>,
        account_id -> Nullable<BigInt>,
        link_id -> Nullable<BigInt>,
        to_address -> Nullable<Text>,
        generation -> Nullable<Integer>,
        message_id -> Text,
        created_at -> BigInt,
        not_before -> BigInt,
        attempts -> Integer,
        leased_until -> Nullable<BigInt>,
        outcome -> Nullable<Text>,
        finished_at -> Nullable<BigInt>,
        last_error -> Nullable<Text>,
        gathers_until -> Nullable<BigInt>,
    }
}

diesel::table! {
    tellings (email_id, request_id) {
        email_id -> BigInt,
        request_id -> BigInt,
    }
}

diesel::table! {
    record_tellings (email_id, record_id) {
        email_id -> BigInt,
        record_id -> BigInt,
    }
}

diesel::table! {
    notices_sent (service_id, expires_on, account_id, step) {
        service_id -> BigInt,
        expires_on -> BigInt,
        account_id -> BigInt,
        step -> BigInt,
        email_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    notice_days (account_id, day) {
        account_id -> BigInt,
        day -> BigInt,
        gathers -> Nullable<BigInt>,
    }
}

// Not copied: put in by triggers.
diesel::table! {
    notice_rounds (id) {
        id -> BigInt,
        account_id -> BigInt,
        at -> BigInt,
    }
}

// Not copied: what those who work on it share.
diesel::table! {
    notice_terms (id) {
        id -> BigInt,
        steps -> Text,
        looked_at -> BigInt,
        anew_after -> Nullable<BigInt>,
    }
}

diesel::table! {
    setbacks (id) {
        id -> BigInt,
        work -> Text,
        subject -> BigInt,
        reader -> BigInt,
        attempts -> Integer,
        not_before -> BigInt,
        first_failed_at -> BigInt,
        last_error -> Text,
    }
}

diesel::table! {
    imports (id) {
        id -> BigInt,
        operator -> Text,
        reason -> Nullable<Text>,
        begun_at -> BigInt,
        busy_until -> BigInt,
        decided_at -> Nullable<BigInt>,
        pieces -> BigInt,
        counts -> Text,
    }
}

diesel::table! {
    import_pieces (import_id, part, number) {
        import_id -> BigInt,
        part -> Integer,
        number -> BigInt,
        lines -> Text,
    }
}

diesel::table! {
    mailbox (id) {
        id -> BigInt,
        message_id -> Text,
        sealed -> Binary,
        happened_at -> BigInt,
    }
}

diesel::table! {
    throttle_hits (id) {
        id -> BigInt,
        throttle_key -> Text,
        happened_at -> BigInt,
    }
}

diesel::table! {
    operator_log (number) {
        number -> BigInt,
        happened_at -> BigInt,
        operator -> Text,
        act -> Text,
        reason -> Nullable<Text>,
        details -> Nullable<Text>,
        hash_before -> Text,
        hash -> Text,
    }
}

diesel::table! {
    operator_log_subjects (number, kind, subject) {
        number -> BigInt,
        kind -> Text,
        subject -> Text,
        name -> Nullable<Text>,
    }
}

diesel::table! {
    operator_log_ends (one) {
        one -> Integer,
        last_number -> BigInt,
        last_hash -> Text,
        forgotten_number -> BigInt,
        forgotten_hash -> Text,
    }
}

diesel::table! {
    feed (id) {
        id -> BigInt,
        number -> Nullable<BigInt>,
        kind -> Text,
        service_id -> Nullable<BigInt>,
        account_id -> Nullable<BigInt>,
        data -> Text,
        happened_at -> BigInt,
    }
}

diesel::table! {
    api_keys (id) {
        id -> BigInt,
        name -> Text,
        scope -> Text,
        key_hash -> Text,
        created_at -> BigInt,
        last_used_at -> Nullable<BigInt>,
        revoked_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    feed_ends (one) {
        one -> Integer,
        last_number -> BigInt,
        forgotten_number -> BigInt,
    }
}

diesel::table! {
    webhooks (id) {
        id -> BigInt,
        url -> Text,
        events -> Nullable<Text>,
        sealed -> Binary,
        sealed_before -> Nullable<Binary>,
        before_until -> Nullable<BigInt>,
        created_at -> BigInt,
        off_at -> Nullable<BigInt>,
        off_why -> Nullable<Text>,
        paused_until -> Nullable<BigInt>,
        delivered_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    webhook_deliveries (id) {
        id -> BigInt,
        webhook_id -> BigInt,
        number -> BigInt,
        subject -> Text,
        created_at -> BigInt,
        attempts -> Integer,
        not_before -> BigInt,
        leased_until -> Nullable<BigInt>,
        first_failed_at -> Nullable<BigInt>,
        outcome -> Nullable<Text>,
        finished_at -> Nullable<BigInt>,
        last_status -> Nullable<Integer>,
        last_error -> Nullable<Text>,
    }
}

diesel::table! {
    api_answers (id) {
        id -> BigInt,
        api_key_id -> BigInt,
        idempotency_key -> Text,
        request_hash -> Text,
        begun_at -> BigInt,
        status -> Nullable<Integer>,
        body -> Nullable<Text>,
    }
}

diesel::joinable!(requests -> services (service_id));
diesel::joinable!(request_types -> requests (request_id));
diesel::joinable!(validations -> requests (request_id));
diesel::joinable!(sessions -> accounts (account_id));
diesel::joinable!(validations -> accounts (account_id));
diesel::joinable!(outbox -> accounts (account_id));
diesel::joinable!(outbox -> links (link_id));
diesel::joinable!(tellings -> outbox (email_id));
diesel::joinable!(record_tellings -> outbox (email_id));
diesel::joinable!(record_tellings -> service_history (record_id));
diesel::joinable!(service_history -> services (service_id));
diesel::joinable!(notices_sent -> services (service_id));
diesel::joinable!(owners -> services (service_id));
diesel::allow_tables_to_appear_in_same_query!(
    accounts,
    codes,
    events,
    feed,
    import_pieces,
    imports,
    links,
    notice_days,
    notice_rounds,
    notice_terms,
    notices_sent,
    outbox,
    owners,
    record_tellings,
    request_types,
    requests,
    second_factors,
    service_history,
    services,
    sessions,
    setbacks,
    submissions,
    tellings,
    validations,
    webhook_deliveries,
    webhooks,
);

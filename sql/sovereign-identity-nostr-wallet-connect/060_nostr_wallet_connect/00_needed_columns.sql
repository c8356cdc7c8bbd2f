-- Stands here once: the guard compares an older database with it, and a check compares it with the
-- finished tables.
create function sovereign.needed_columns_nostr_wallet_connect()
returns table (table_name text, column_name text, data_type text)
language sql
immutable
set search_path = ''
as $$
    values
        ('nwc_connections', 'id', 'uuid'),
        ('nwc_connections', 'user_id', 'uuid'),
        ('nwc_connections', 'wallet_name', 'text'),
        ('nwc_connections', 'wallet_pubkey', 'text'),
        ('nwc_connections', 'relay_url', 'text'),
        ('nwc_connections', 'encrypted_session_key', 'text'),
        ('nwc_connections', 'session_key_iv', 'text'),
        ('nwc_connections', 'session_key_salt', 'text'),
        ('nwc_connections', 'max_payment_sats', 'bigint'),
        ('nwc_connections', 'daily_limit_sats', 'bigint'),
        ('nwc_connections', 'is_primary', 'boolean'),
        ('nwc_connections', 'is_active', 'boolean'),
        ('nwc_connections', 'created_at', 'timestamp with time zone'),
        ('nwc_connections', 'last_used_at', 'timestamp with time zone'),
        ('nwc_permissions', 'id', 'uuid'),
        ('nwc_permissions', 'connection_id', 'uuid'),
        ('nwc_permissions', 'user_id', 'uuid'),
        ('nwc_permissions', 'method', 'text'),
        ('nwc_permissions', 'granted_at', 'timestamp with time zone'),
        ('nwc_permissions', 'expires_at', 'timestamp with time zone'),
        ('nwc_transactions', 'id', 'uuid'),
        ('nwc_transactions', 'connection_id', 'uuid'),
        ('nwc_transactions', 'user_id', 'uuid'),
        ('nwc_transactions', 'direction', 'text'),
        ('nwc_transactions', 'payment_hash', 'text'),
        ('nwc_transactions', 'amount_sats', 'bigint'),
        ('nwc_transactions', 'max_fee_sats', 'bigint'),
        ('nwc_transactions', 'fee_sats', 'bigint'),
        ('nwc_transactions', 'status', 'text'),
        ('nwc_transactions', 'reserved_at', 'timestamp with time zone'),
        ('nwc_transactions', 'finished_at', 'timestamp with time zone')
$$;

revoke execute on function sovereign.needed_columns_nostr_wallet_connect()
    from public, anon, authenticated, service_role;

comment on function sovereign.needed_columns_nostr_wallet_connect() is
    'The columns that the tables of pack 060_nostr_wallet_connect have, with the type as format_type() writes it.';

-- Stands here once: the guard compares an older database with it, and a check compares it with the
-- finished tables.
create function sovereign.needed_columns_cashu()
returns table (table_name text, column_name text, data_type text)
language sql
immutable
set search_path = ''
as $$
    values
        ('cashu_mints', 'id', 'uuid'),
        ('cashu_mints', 'mint_url', 'text'),
        ('cashu_mints', 'mint_name', 'text'),
        ('cashu_mints', 'is_active', 'boolean'),
        ('cashu_mints', 'created_at', 'timestamp with time zone'),
        ('cashu_tokens', 'id', 'uuid'),
        ('cashu_tokens', 'user_id', 'uuid'),
        ('cashu_tokens', 'mint_id', 'uuid'),
        ('cashu_tokens', 'keyset_id', 'text'),
        ('cashu_tokens', 'secret_hash', 'text'),
        ('cashu_tokens', 'encrypted_proof', 'text'),
        ('cashu_tokens', 'proof_iv', 'text'),
        ('cashu_tokens', 'amount_sats', 'bigint'),
        ('cashu_tokens', 'status', 'text'),
        ('cashu_tokens', 'created_at', 'timestamp with time zone'),
        ('cashu_tokens', 'spent_at', 'timestamp with time zone'),
        ('cashu_bearer_instruments', 'id', 'uuid'),
        ('cashu_bearer_instruments', 'user_id', 'uuid'),
        ('cashu_bearer_instruments', 'token_id', 'uuid'),
        ('cashu_bearer_instruments', 'form_factor', 'text'),
        ('cashu_bearer_instruments', 'redemption_hash', 'text'),
        ('cashu_bearer_instruments', 'encrypted_token', 'text'),
        ('cashu_bearer_instruments', 'status', 'text'),
        ('cashu_bearer_instruments', 'issued_at', 'timestamp with time zone'),
        ('cashu_bearer_instruments', 'expires_at', 'timestamp with time zone'),
        ('cashu_bearer_instruments', 'redeemed_by', 'uuid'),
        ('cashu_bearer_instruments', 'redeemed_at', 'timestamp with time zone')
$$;

revoke execute on function sovereign.needed_columns_cashu()
    from public, anon, authenticated, service_role;

comment on function sovereign.needed_columns_cashu() is
    'The columns that the tables of pack 070_cashu have, with the type as format_type() writes it.';

-- Stands here once: the guard compares an older database with it, and a check compares it with the
-- finished tables.
create function sovereign.needed_columns_key_recovery()
returns table (table_name text, column_name text, data_type text)
language sql
immutable
set search_path = ''
as $$
    values
        ('nostr_key_recovery', 'id', 'uuid'),
        ('nostr_key_recovery', 'user_id', 'uuid'),
        ('nostr_key_recovery', 'family_id', 'uuid'),
        ('nostr_key_recovery', 'requested_by', 'uuid'),
        ('nostr_key_recovery', 'reason', 'text'),
        ('nostr_key_recovery', 'new_npub', 'text'),
        ('nostr_key_recovery', 'encrypted_nsec', 'text'),
        ('nostr_key_recovery', 'required_approvals', 'integer'),
        ('nostr_key_recovery', 'status', 'text'),
        ('nostr_key_recovery', 'requested_at', 'timestamp with time zone'),
        ('nostr_key_recovery', 'execute_after', 'timestamp with time zone'),
        ('nostr_key_recovery', 'expires_at', 'timestamp with time zone'),
        ('nostr_key_recovery', 'closed_at', 'timestamp with time zone'),
        ('nostr_key_recovery', 'updated_at', 'timestamp with time zone'),
        ('key_rotation_logs', 'id', 'uuid'),
        ('key_rotation_logs', 'user_id', 'uuid'),
        ('key_rotation_logs', 'recovery_id', 'uuid'),
        ('key_rotation_logs', 'actor_id', 'uuid'),
        ('key_rotation_logs', 'action', 'text'),
        ('key_rotation_logs', 'old_npub', 'text'),
        ('key_rotation_logs', 'new_npub', 'text'),
        ('key_rotation_logs', 'logged_at', 'timestamp with time zone')
$$;

revoke execute on function sovereign.needed_columns_key_recovery()
    from public, anon, authenticated, service_role;

comment on function sovereign.needed_columns_key_recovery() is
    'The columns that the tables of pack 050_key_recovery have, with the type as format_type() writes it.';

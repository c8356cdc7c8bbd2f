-- What the guard compares an older database with, and a check with the finished tables.
create function sovereign.needed_columns_otp()
returns table (table_name text, column_name text, data_type text)
language sql
immutable
set search_path = ''
as $$
    values
        ('otp_secrets', 'id', 'uuid'),
        ('otp_secrets', 'user_hash', 'text'),
        ('otp_secrets', 'encrypted_secret', 'text'),
        ('otp_secrets', 'secret_salt', 'text'),
        ('otp_secrets', 'secret_iv', 'text'),
        ('otp_secrets', 'algorithm', 'text'),
        ('otp_secrets', 'digits', 'integer'),
        ('otp_secrets', 'period', 'integer'),
        ('otp_secrets', 'last_used_window', 'bigint'),
        ('otp_secrets', 'failed_attempts', 'integer'),
        ('otp_secrets', 'locked_until', 'timestamp with time zone'),
        ('otp_secrets', 'last_attempt_at', 'timestamp with time zone'),
        ('otp_secrets', 'created_at', 'timestamp with time zone'),
        ('otp_secrets', 'updated_at', 'timestamp with time zone'),
        ('otp_sessions', 'id', 'uuid'),
        ('otp_sessions', 'user_hash', 'text'),
        ('otp_sessions', 'otp_window', 'bigint'),
        ('otp_sessions', 'status', 'text'),
        ('otp_sessions', 'failed_attempts', 'integer'),
        ('otp_sessions', 'opened_at', 'timestamp with time zone'),
        ('otp_sessions', 'expires_at', 'timestamp with time zone'),
        ('otp_sessions', 'closed_at', 'timestamp with time zone')
$$;

revoke execute on function sovereign.needed_columns_otp()
    from public, anon, authenticated, service_role;

comment on function sovereign.needed_columns_otp() is
    'The columns that the tables of pack 030_otp have, with the type as format_type() writes it.';

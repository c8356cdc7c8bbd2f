set local lock_timeout = '2s';

-- The older file declares its indexes inside the table, which is another database's syntax, so it never
-- ran. There is no column for the authentication tag: it is the end of the ciphertext, as AES-GCM
-- libraries write it. Keys and plain secrets are never in this database.
create table public.otp_secrets (
    id uuid primary key default gen_random_uuid(),
    user_hash text not null unique references public.privacy_users (hashed_uuid) on delete cascade,
    -- base64 of at least 36 bytes: a secret of 20 and a tag of 16.
    encrypted_secret text not null
        check (
            char_length(encrypted_secret) >= 48
            and char_length(encrypted_secret) <= 1024
            and encrypted_secret ~ '^[A-Za-z0-9+/]+={0,2}$'
        ),
    -- base64 of 16 to 64 bytes.
    secret_salt text not null unique check (secret_salt ~ '^[A-Za-z0-9+/]{22,86}={0,2}$'),
    -- base64 of 12 bytes. Used twice with one key, AES-GCM is broken: hence unique.
    secret_iv text not null unique check (secret_iv ~ '^[A-Za-z0-9+/]{16}$'),
    algorithm text not null default 'SHA256' check (algorithm in ('SHA1', 'SHA256')),
    digits integer not null default 6 check (digits in (6, 8)),
    period integer not null default 120 check (period = 120),
    last_used_window bigint,
    failed_attempts integer not null default 0 check (failed_attempts >= 0),
    locked_until timestamptz,
    last_attempt_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    -- Plain TOTP secrets are written in base32 or hex. A ciphertext of this length that happens to use
    -- no other letter comes up less than once in 10^14 times.
    constraint otp_secrets_no_plain_secret_check
        check (encrypted_secret !~ '^([A-Z2-7]+|[0-9A-Fa-f]+)=*$'),
    constraint otp_secrets_locked_until_check check (locked_until is null or failed_attempts > 0)
);

alter table public.otp_secrets enable row level security;

alter table public.otp_secrets force row level security;

revoke all on table public.otp_secrets from public, anon, authenticated, service_role;

comment on table public.otp_secrets is
    'The TOTP secret of a user, as ciphertext made outside the database, and what was done with it.';

comment on column public.otp_secrets.last_used_window is
    'The window whose code was accepted last. That code and older ones are spent.';

comment on column public.otp_secrets.failed_attempts is
    'In a row. A success, and nothing else, sets it back: not even the end of a lock.';

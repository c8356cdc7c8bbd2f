set local lock_timeout = '2s';

-- Privacy first: neither the code nor a hash of it (six digits are guessed from any hash), nor the Nostr
-- event that carried it (events are public and would lead from the hash to the person).
create table public.otp_sessions (
    id uuid primary key default gen_random_uuid(),
    user_hash text not null references public.privacy_users (hashed_uuid) on delete cascade,
    otp_window bigint not null,
    status text not null default 'open'
        check (status in ('open', 'verified', 'failed', 'superseded', 'expired')),
    failed_attempts integer not null default 0 check (failed_attempts >= 0),
    opened_at timestamptz not null default now(),
    expires_at timestamptz not null,
    closed_at timestamptz,
    constraint otp_sessions_expires_at_check check (expires_at > opened_at),
    constraint otp_sessions_closed_at_check check ((closed_at is null) = (status = 'open'))
);

alter table public.otp_sessions enable row level security;

alter table public.otp_sessions force row level security;

revoke all on table public.otp_sessions from public, anon, authenticated, service_role;

comment on table public.otp_sessions is
    'One row for each code that was sent: when, for which window, and what became of it. Written by open_otp_session() and verify_otp().';

comment on column public.otp_sessions.status is
    'open until verified, failed (locked), superseded (a later code was asked for) or expired.';

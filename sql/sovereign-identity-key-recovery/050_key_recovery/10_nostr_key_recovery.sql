set local lock_timeout = '2s';

-- One row is one request: the guardians of the owner's family approve it, the owner may cancel it, and
-- after a delay it puts a new ciphertext, and for a rotation a new npub, in the place of the old.
-- The table this one replaces had user_id text references user_identities (id), which Postgres refuses,
-- for the id is a uuid.
create table public.nostr_key_recovery (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    -- Null once the family is gone, and then nobody can approve or execute.
    family_id uuid,
    -- No foreign key: who asked is part of the record, also after that account is gone.
    requested_by uuid not null,
    reason text not null,
    -- Null: the key stays, only its ciphertext is replaced.
    new_npub text,
    -- Made by the owner's device. Taken out of the row when the request ends, whichever way.
    encrypted_nsec text,
    required_approvals integer not null,
    status text not null default 'pending',
    requested_at timestamptz not null default now(),
    execute_after timestamptz,
    expires_at timestamptz not null default now() + interval '14 days',
    closed_at timestamptz,
    updated_at timestamptz not null default now(),
    constraint nostr_key_recovery_pkey primary key (id),
    constraint nostr_key_recovery_user_id_fkey
        foreign key (user_id) references public.user_identities (id) on delete cascade,
    constraint nostr_key_recovery_family_id_fkey
        foreign key (family_id) references public.families (id) on delete set null,
    constraint nostr_key_recovery_reason_check check (length(btrim(reason)) between 1 and 1000),
    constraint nostr_key_recovery_new_npub_check check (new_npub like 'npub1%'),
    -- A key in clear is recognised by its form, as bech32 and as hex.
    constraint nostr_key_recovery_encrypted_nsec_check
        check (length(encrypted_nsec) > 0 and encrypted_nsec !~* '(^\s*nsec1|^\s*[0-9a-f]{64}\s*$)'),
    constraint nostr_key_recovery_required_approvals_check check (required_approvals > 0),
    constraint nostr_key_recovery_status_check
        check (status in ('pending', 'approved', 'executed', 'cancelled', 'expired')),
    constraint nostr_key_recovery_execute_after_check
        check (status not in ('approved', 'executed') or execute_after is not null),
    constraint nostr_key_recovery_expires_at_check check (expires_at > requested_at),
    constraint nostr_key_recovery_closed_at_check
        check ((status in ('executed', 'cancelled', 'expired')) = (closed_at is not null)),
    constraint nostr_key_recovery_open_check
        check ((status in ('pending', 'approved')) = (encrypted_nsec is not null))
);

alter table public.nostr_key_recovery enable row level security;

alter table public.nostr_key_recovery force row level security;

revoke all on table public.nostr_key_recovery from public, anon, authenticated, service_role;

-- Two open requests for one key would be approved side by side, and the later one would win.
create unique index nostr_key_recovery_open_key
on public.nostr_key_recovery (user_id)
where status in ('pending', 'approved');

create index nostr_key_recovery_user_id_idx
on public.nostr_key_recovery (user_id);

create index nostr_key_recovery_family_id_idx
on public.nostr_key_recovery (family_id);

comment on table public.nostr_key_recovery is
    'Requests to replace the stored key of a user, approved by guardians of the family. Written by functions only.';

comment on column public.nostr_key_recovery.encrypted_nsec is
    'Ciphertext that execution stores in user_identities; null once the request has ended. No client reads it.';

comment on column public.nostr_key_recovery.required_approvals is
    'More than half of the guardians there were when it was requested, the owner not counted.';

set local lock_timeout = '2s';

-- Approvals are entries of this log, and a unique index makes them distinct: what was approved by whom
-- and what has been written down cannot differ.
create table public.key_rotation_logs (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    -- Null where a key changed without a request, by its owner or by the platform.
    recovery_id uuid,
    -- No foreign key: the log still says who acted when that account is gone. Null: the platform.
    actor_id uuid,
    action text not null,
    old_npub text,
    new_npub text,
    logged_at timestamptz not null default now(),
    constraint key_rotation_logs_pkey primary key (id),
    constraint key_rotation_logs_user_id_fkey
        foreign key (user_id) references public.user_identities (id) on delete cascade,
    constraint key_rotation_logs_recovery_id_fkey
        foreign key (recovery_id) references public.nostr_key_recovery (id) on delete cascade,
    constraint key_rotation_logs_action_check
        check (action in ('requested', 'approved', 'cancelled', 'executed', 'expired', 'key_changed')),
    constraint key_rotation_logs_recovery_id_check
        check ((action = 'key_changed') = (recovery_id is null)),
    constraint key_rotation_logs_actor_id_check
        check (actor_id is not null or action in ('key_changed', 'expired'))
);

alter table public.key_rotation_logs enable row level security;

alter table public.key_rotation_logs force row level security;

revoke all on table public.key_rotation_logs from public, anon, authenticated, service_role;

-- One guardian is one approval, however often and from however many sessions he approves.
create unique index key_rotation_logs_approval_key
on public.key_rotation_logs (recovery_id, actor_id)
where action = 'approved';

create index key_rotation_logs_user_id_idx
on public.key_rotation_logs (user_id);

create index key_rotation_logs_recovery_id_idx
on public.key_rotation_logs (recovery_id);

comment on table public.key_rotation_logs is
    'What happened to keys and to requests for them. Entries are added by functions and never changed.';

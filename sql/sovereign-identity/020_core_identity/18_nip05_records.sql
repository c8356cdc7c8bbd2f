set local lock_timeout = '2s';

create table public.nip05_records (
    id uuid primary key default gen_random_uuid(),
    -- What NIP-05 allows in the local part of an address.
    name text not null check (name ~ '^[a-z0-9._-]{1,50}$'),
    domain text not null default 'satnam.pub' check (char_length(domain) between 1 and 255),
    pubkey text not null check (pubkey like 'npub1%' and char_length(pubkey) <= 100),
    user_id uuid references auth.users (id) on delete cascade,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (name, domain),
    -- A placeholder that is served would verify whoever makes a key that looks like it.
    constraint nip05_records_placeholder_check
        check (not is_active or pubkey not like 'npub1placeholder%')
);

alter table public.nip05_records enable row level security;

alter table public.nip05_records force row level security;

revoke all on table public.nip05_records from public, anon, authenticated, service_role;

create index nip05_records_user_id_idx on public.nip05_records (user_id);

-- Signed-in users do not read user_id here; they find their own names by their key.
create index nip05_records_pubkey_idx on public.nip05_records (pubkey);

comment on table public.nip05_records is
    'Names at our domains and the keys that they stand for. The active ones are public.';

comment on column public.nip05_records.user_id is
    'Null: a name of the operator. Nobody but the service reads this column: it would tie names to users.';

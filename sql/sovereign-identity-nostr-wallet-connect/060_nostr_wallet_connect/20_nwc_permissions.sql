set local lock_timeout = '2s';

create table public.nwc_permissions (
    id uuid not null default gen_random_uuid(),
    connection_id uuid not null,
    user_id uuid not null,
    method text not null,
    granted_at timestamptz not null default now(),
    expires_at timestamptz,
    constraint nwc_permissions_pkey primary key (id),
    constraint nwc_permissions_connection_id_method_key unique (connection_id, method),
    -- A foreign key does not ask policies. With the user in it, nobody attaches a permission to the
    -- connection of somebody else.
    constraint nwc_permissions_connection_id_user_id_fkey
        foreign key (connection_id, user_id)
        references public.nwc_connections (id, user_id) on delete cascade,
    constraint nwc_permissions_method_check
        check (
            method in (
                'pay_invoice',
                'make_invoice',
                'lookup_invoice',
                'list_transactions',
                'get_balance',
                'get_info'
            )
        ),
    constraint nwc_permissions_expires_at_check check (expires_at > granted_at)
);

alter table public.nwc_permissions enable row level security;

alter table public.nwc_permissions force row level security;

revoke all on table public.nwc_permissions from public, anon, authenticated, service_role;

-- For the policies, and for the foreign key.
create index nwc_permissions_user_id_connection_id_idx
on public.nwc_permissions (user_id, connection_id);

comment on table public.nwc_permissions is
    'Which methods of NIP-47 a connection may call. What is not listed, or has expired, it may not.';

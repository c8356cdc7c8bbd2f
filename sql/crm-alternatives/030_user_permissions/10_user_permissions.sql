set local lock_timeout = '2s';

create table public.user_permissions (
    user_id uuid not null references auth.users (id) on delete cascade,
    resource_type text not null,
    resource_id uuid not null,
    permission text not null,
    created_at timestamptz not null default now(),
    primary key (user_id, resource_type, resource_id, permission),
    constraint user_permissions_resource_type_check check (resource_type in ('opportunity')),
    constraint user_permissions_permission_check check (permission in ('read', 'write'))
);

alter table public.user_permissions enable row level security;

alter table public.user_permissions force row level security;

revoke all on table public.user_permissions from public, anon, authenticated, service_role;

-- Who else may see this one? The primary key answers the other question.
create index user_permissions_resource_type_resource_id_idx
on public.user_permissions (resource_type, resource_id);

comment on table public.user_permissions is
    'Permissions on single rows, beside ownership. Written by service_role only, so nobody can grant himself anything.';

comment on column public.user_permissions.permission is
    'read, or write (which includes read).';

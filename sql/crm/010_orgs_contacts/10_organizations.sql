-- The foreign keys lock the lookups for a moment; nobody shall queue behind us for longer than
-- this.
set local lock_timeout = '2s';

create table public.organizations (
    organization_id uuid primary key default gen_random_uuid(),
    name text not null,
    state_code text references public.state_lu (code),
    source_code text references public.source_lu (code),
    segment text,
    phone text,
    website text,
    notes text,
    owner_user_id uuid,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint organizations_name_check check (btrim(name) <> '')
);

alter table public.organizations enable row level security;

alter table public.organizations force row level security;

revoke all on table public.organizations from public, anon, authenticated, service_role;

comment on table public.organizations is
    'Companies: principals, distributors, customers and prospects. Which of these one is '
    'follows from its rows elsewhere, see v_org_roles.';

comment on column public.organizations.owner_user_id is
    'The user (auth.users) whose organization this is; null means shared: everybody sees '
    'it. The foreign key comes in phase 6.';

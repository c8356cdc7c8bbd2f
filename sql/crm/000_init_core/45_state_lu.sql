create table public.state_lu (
    code text primary key,
    display_name text not null,
    sort_order int not null default 0,
    is_active boolean not null default true
);

alter table public.state_lu enable row level security;

alter table public.state_lu force row level security;

revoke all on table public.state_lu from public, anon, authenticated, service_role;

comment on table public.state_lu is
    'Postal states of organizations. A code that is no longer offered is made inactive, '
    'never deleted.';

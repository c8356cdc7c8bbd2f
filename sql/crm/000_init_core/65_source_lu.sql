create table public.source_lu (
    code text primary key,
    display_name text not null,
    sort_order int not null default 0,
    is_active boolean not null default true
);

alter table public.source_lu enable row level security;

alter table public.source_lu force row level security;

revoke all on table public.source_lu from public, anon, authenticated, service_role;

comment on table public.source_lu is
    'Where an organization or an opportunity came from.';

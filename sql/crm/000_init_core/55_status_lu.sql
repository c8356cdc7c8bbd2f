create table public.status_lu (
    code text primary key,
    display_name text not null,
    sort_order int not null default 0,
    is_active boolean not null default true
);

alter table public.status_lu enable row level security;

alter table public.status_lu force row level security;

revoke all on table public.status_lu from public, anon, authenticated, service_role;

comment on table public.status_lu is
    'Statuses of an opportunity, beside its stage.';

create table public.interaction_type_lu (
    code text primary key,
    display_name text not null,
    sort_order int not null default 0,
    is_active boolean not null default true
);

alter table public.interaction_type_lu enable row level security;

alter table public.interaction_type_lu force row level security;

revoke all on table public.interaction_type_lu from public, anon, authenticated, service_role;

comment on table public.interaction_type_lu is
    'Kinds of interaction: call, meeting and so on.';

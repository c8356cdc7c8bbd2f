create table public.loss_reason_lu (
    code text primary key,
    display_name text not null,
    sort_order int not null default 0,
    is_active boolean not null default true
);

alter table public.loss_reason_lu enable row level security;

alter table public.loss_reason_lu force row level security;

revoke all on table public.loss_reason_lu from public, anon, authenticated, service_role;

comment on table public.loss_reason_lu is
    'Why an opportunity was lost.';

-- Clients go on with public.user_tiers; its rows live in billing.user_tiers.
set local lock_timeout = '2s';

alter table public.user_tiers set schema billing;

create view public.user_tiers
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.tier_name,
    t.max_queries_per_day,
    t.can_use_advanced_models,
    t.created_at,
    t.updated_at,
    t.expires_at
from billing.user_tiers as t;

alter view public.user_tiers alter column id set default gen_random_uuid();

alter view public.user_tiers alter column tier_name set default 'free'::text;

alter view public.user_tiers alter column max_queries_per_day set default 50;

alter view public.user_tiers alter column can_use_advanced_models set default false;

alter view public.user_tiers alter column created_at set default now();

alter view public.user_tiers alter column updated_at set default now();

revoke all on table public.user_tiers from public, anon, authenticated, service_role;

grant select on table public.user_tiers to authenticated;

grant select, insert, update, delete on table public.user_tiers to service_role;

comment on view public.user_tiers is 'Facade of billing.user_tiers.';

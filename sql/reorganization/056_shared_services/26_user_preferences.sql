-- Clients go on with public.user_preferences; its rows live in shared_services.user_preferences.
set local lock_timeout = '2s';

alter table public.user_preferences set schema shared_services;

create view public.user_preferences
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.business_size,
    t.industry_focus,
    t.payment_methods,
    t.preferred_currencies,
    t.regions_of_interest,
    t.risk_tolerance,
    t.trade_frequency,
    t.trade_volume,
    t.created_at,
    t.updated_at
from shared_services.user_preferences as t;

alter view public.user_preferences alter column id set default gen_random_uuid();

alter view public.user_preferences alter column preferred_currencies set default '{USD}'::text[];

alter view public.user_preferences alter column risk_tolerance set default 'medium'::text;

alter view public.user_preferences alter column created_at set default now();

alter view public.user_preferences alter column updated_at set default now();

revoke all on table public.user_preferences from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.user_preferences to authenticated;

grant select, insert, update, delete on table public.user_preferences to service_role;

comment on view public.user_preferences is 'Facade of shared_services.user_preferences.';

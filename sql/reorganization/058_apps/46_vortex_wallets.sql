-- Clients go on with public.vortex_wallets; its rows live in app_vortexcore.vortex_wallets.
set local lock_timeout = '2s';

alter table public.vortex_wallets set schema app_vortexcore;

create view public.vortex_wallets
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.currency,
    t.balance,
    t.created_at,
    t.updated_at
from app_vortexcore.vortex_wallets as t;

alter view public.vortex_wallets alter column id set default gen_random_uuid();

alter view public.vortex_wallets alter column currency set default 'USD'::text;

alter view public.vortex_wallets alter column balance set default 0;

alter view public.vortex_wallets alter column created_at set default now();

alter view public.vortex_wallets alter column updated_at set default now();

revoke all on table public.vortex_wallets from public, anon, authenticated, service_role;

grant select on table public.vortex_wallets to authenticated;

grant select, insert, update, delete on table public.vortex_wallets to service_role;

comment on view public.vortex_wallets is 'Facade of app_vortexcore.vortex_wallets.';

-- Clients go on with public.vortex_transactions; its rows live in app_vortexcore.vortex_transactions.
set local lock_timeout = '2s';

alter table public.vortex_transactions set schema app_vortexcore;

create view public.vortex_transactions
with (security_invoker = on)
as
select
    t.id,
    t.wallet_id,
    t.user_id,
    t.amount,
    t.description,
    t.created_at
from app_vortexcore.vortex_transactions as t;

alter view public.vortex_transactions alter column id set default gen_random_uuid();

alter view public.vortex_transactions alter column created_at set default now();

revoke all on table public.vortex_transactions from public, anon, authenticated, service_role;

grant select on table public.vortex_transactions to authenticated;

grant select, insert, update, delete on table public.vortex_transactions to service_role;

comment on view public.vortex_transactions is 'Facade of app_vortexcore.vortex_transactions.';

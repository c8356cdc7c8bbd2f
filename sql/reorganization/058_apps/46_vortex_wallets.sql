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

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.vortex_transactions_wallet_id_fkey(public.vortex_transactions)
returns setof public.vortex_wallets
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.vortex_wallets as r
    where r.id = $1.wallet_id
$$;

revoke all on function public.vortex_transactions_wallet_id_fkey(public.vortex_transactions) from public, anon, authenticated, service_role;

grant execute on function public.vortex_transactions_wallet_id_fkey(public.vortex_transactions) to authenticated, service_role;

comment on function public.vortex_transactions_wallet_id_fkey(public.vortex_transactions) is 'Embed of the key vortex_transactions_wallet_id_fkey: the rows of public.vortex_wallets, for PostgREST.';

create function public.wallet_id(public.vortex_transactions)
returns setof public.vortex_wallets
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.vortex_wallets as r
    where r.id = $1.wallet_id
$$;

revoke all on function public.wallet_id(public.vortex_transactions) from public, anon, authenticated, service_role;

grant execute on function public.wallet_id(public.vortex_transactions) to authenticated, service_role;

comment on function public.wallet_id(public.vortex_transactions) is 'Embed of the key vortex_transactions_wallet_id_fkey: the rows of public.vortex_wallets, for PostgREST.';

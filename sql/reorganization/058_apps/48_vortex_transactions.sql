-- Clients go on with public.vortex_transactions; its rows live in app_vortexcore.vortex_transactions.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.vortex_transactions_wallet_id_fkey(public.vortex_transactions);

drop function public.wallet_id(public.vortex_transactions);

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

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.vortex_transactions_wallet_id_fkey(public.vortex_wallets)
returns setof public.vortex_transactions
language sql
stable
parallel safe
as $$
    select r.*
    from public.vortex_transactions as r
    where r.wallet_id = $1.id
$$;

revoke all on function public.vortex_transactions_wallet_id_fkey(public.vortex_wallets) from public, anon, authenticated, service_role;

grant execute on function public.vortex_transactions_wallet_id_fkey(public.vortex_wallets) to authenticated, service_role;

comment on function public.vortex_transactions_wallet_id_fkey(public.vortex_wallets) is 'Embed of the key vortex_transactions_wallet_id_fkey: the rows of public.vortex_transactions, for PostgREST.';

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

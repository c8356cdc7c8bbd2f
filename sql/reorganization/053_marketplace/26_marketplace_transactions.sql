-- Clients go on with public.marketplace_transactions; its rows live in marketplace.transactions.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.marketplace_transactions_order_id_fkey(public.marketplace_transactions);

drop function public.order_id(public.marketplace_transactions);

alter table public.marketplace_transactions set schema marketplace;

alter table marketplace.marketplace_transactions rename to transactions;

create view public.marketplace_transactions
with (security_invoker = on)
as
select
    t.id,
    t.order_id,
    t.buyer_id,
    t.seller_id,
    t.amount,
    t.platform_fee,
    t.seller_amount,
    t.status,
    t.stripe_charge_id,
    t.created_at,
    t.updated_at
from marketplace.transactions as t;

alter view public.marketplace_transactions alter column id set default gen_random_uuid();

alter view public.marketplace_transactions alter column status set default 'pending'::text;

alter view public.marketplace_transactions alter column created_at set default now();

alter view public.marketplace_transactions alter column updated_at set default now();

revoke all on table public.marketplace_transactions from public, anon, authenticated, service_role;

grant select on table public.marketplace_transactions to authenticated;

grant select, insert, update, delete on table public.marketplace_transactions to service_role;

comment on view public.marketplace_transactions is 'Facade of marketplace.transactions.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.marketplace_transactions_order_id_fkey(public.orders)
returns setof public.marketplace_transactions
language sql
stable
parallel safe
as $$
    select r.*
    from public.marketplace_transactions as r
    where r.order_id = $1.id
$$;

revoke all on function public.marketplace_transactions_order_id_fkey(public.orders) from public, anon, authenticated, service_role;

grant execute on function public.marketplace_transactions_order_id_fkey(public.orders) to authenticated, service_role;

comment on function public.marketplace_transactions_order_id_fkey(public.orders) is 'Embed of the key marketplace_transactions_order_id_fkey: the rows of public.marketplace_transactions, for PostgREST.';

create function public.marketplace_transactions_order_id_fkey(public.marketplace_transactions)
returns setof public.orders
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.orders as r
    where r.id = $1.order_id
$$;

revoke all on function public.marketplace_transactions_order_id_fkey(public.marketplace_transactions) from public, anon, authenticated, service_role;

grant execute on function public.marketplace_transactions_order_id_fkey(public.marketplace_transactions) to authenticated, service_role;

comment on function public.marketplace_transactions_order_id_fkey(public.marketplace_transactions) is 'Embed of the key marketplace_transactions_order_id_fkey: the rows of public.orders, for PostgREST.';

create function public.order_id(public.marketplace_transactions)
returns setof public.orders
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.orders as r
    where r.id = $1.order_id
$$;

revoke all on function public.order_id(public.marketplace_transactions) from public, anon, authenticated, service_role;

grant execute on function public.order_id(public.marketplace_transactions) to authenticated, service_role;

comment on function public.order_id(public.marketplace_transactions) is 'Embed of the key marketplace_transactions_order_id_fkey: the rows of public.orders, for PostgREST.';

-- Clients go on with public.orders; its rows live in marketplace.orders.
set local lock_timeout = '2s';

alter table public.orders set schema marketplace;

create view public.orders
with (security_invoker = on)
as
select
    t.id,
    t.customer_id,
    t.order_date,
    t.status,
    t.total_amount,
    t.shipping_address,
    t.created_at,
    t.updated_at
from marketplace.orders as t;

alter view public.orders alter column id set default gen_random_uuid();

alter view public.orders alter column order_date set default now();

alter view public.orders alter column status set default 'pending'::text;

alter view public.orders alter column created_at set default now();

alter view public.orders alter column updated_at set default now();

revoke all on table public.orders from public, anon, authenticated, service_role;

grant select, insert, update on table public.orders to authenticated;

grant select, insert, update, delete on table public.orders to service_role;

comment on view public.orders is 'Facade of marketplace.orders.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.orders_customer_id_fkey(public.profiles)
returns setof public.orders
language sql
stable
parallel safe
as $$
    select r.*
    from public.orders as r
    where r.customer_id = $1.id
$$;

revoke all on function public.orders_customer_id_fkey(public.profiles) from public, anon, authenticated, service_role;

grant execute on function public.orders_customer_id_fkey(public.profiles) to authenticated, service_role;

comment on function public.orders_customer_id_fkey(public.profiles) is 'Embed of the key orders_customer_id_fkey: the rows of public.orders, for PostgREST.';

create function public.order_id(public.order_items)
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

revoke all on function public.order_id(public.order_items) from public, anon, authenticated, service_role;

grant execute on function public.order_id(public.order_items) to authenticated, service_role;

comment on function public.order_id(public.order_items) is 'Embed of the key order_items_order_id_fkey: the rows of public.orders, for PostgREST.';

create function public.order_items_order_id_fkey(public.order_items)
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

revoke all on function public.order_items_order_id_fkey(public.order_items) from public, anon, authenticated, service_role;

grant execute on function public.order_items_order_id_fkey(public.order_items) to authenticated, service_role;

comment on function public.order_items_order_id_fkey(public.order_items) is 'Embed of the key order_items_order_id_fkey: the rows of public.orders, for PostgREST.';

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

create function public.order_id(public.risk_analysis)
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

revoke all on function public.order_id(public.risk_analysis) from public, anon, authenticated, service_role;

grant execute on function public.order_id(public.risk_analysis) to authenticated, service_role;

comment on function public.order_id(public.risk_analysis) is 'Embed of the key risk_analysis_order_id_fkey: the rows of public.orders, for PostgREST.';

create function public.risk_analysis_order_id_fkey(public.risk_analysis)
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

revoke all on function public.risk_analysis_order_id_fkey(public.risk_analysis) from public, anon, authenticated, service_role;

grant execute on function public.risk_analysis_order_id_fkey(public.risk_analysis) to authenticated, service_role;

comment on function public.risk_analysis_order_id_fkey(public.risk_analysis) is 'Embed of the key risk_analysis_order_id_fkey: the rows of public.orders, for PostgREST.';

-- Clients go on with public.stripe_subscriptions; its rows live in billing.stripe_subscriptions.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.stripe_customer_id(public.stripe_subscriptions);

drop function public.stripe_subscriptions_stripe_customer_id_fkey(public.stripe_subscriptions);

alter table public.stripe_subscriptions set schema billing;

create view public.stripe_subscriptions
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.stripe_subscription_id,
    t.stripe_customer_id,
    t.price_id,
    t.status,
    t.current_period_end,
    t.created_at,
    t.updated_at
from billing.stripe_subscriptions as t;

alter view public.stripe_subscriptions alter column id set default gen_random_uuid();

alter view public.stripe_subscriptions alter column status set default 'incomplete'::text;

alter view public.stripe_subscriptions alter column created_at set default now();

alter view public.stripe_subscriptions alter column updated_at set default now();

revoke all on table public.stripe_subscriptions from public, anon, authenticated, service_role;

grant select on table public.stripe_subscriptions to authenticated;

grant select, insert, update, delete on table public.stripe_subscriptions to service_role;

comment on view public.stripe_subscriptions is 'Facade of billing.stripe_subscriptions.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.stripe_subscriptions_stripe_customer_id_fkey(public.stripe_customers)
returns setof public.stripe_subscriptions
language sql
stable
parallel safe
as $$
    select r.*
    from public.stripe_subscriptions as r
    where r.stripe_customer_id = $1.stripe_customer_id
$$;

revoke all on function public.stripe_subscriptions_stripe_customer_id_fkey(public.stripe_customers) from public, anon, authenticated, service_role;

grant execute on function public.stripe_subscriptions_stripe_customer_id_fkey(public.stripe_customers) to authenticated, service_role;

comment on function public.stripe_subscriptions_stripe_customer_id_fkey(public.stripe_customers) is 'Embed of the key stripe_subscriptions_stripe_customer_id_fkey: the rows of public.stripe_subscriptions, for PostgREST.';

create function public.stripe_customer_id(public.stripe_subscriptions)
returns setof public.stripe_customers
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.stripe_customers as r
    where r.stripe_customer_id = $1.stripe_customer_id
$$;

revoke all on function public.stripe_customer_id(public.stripe_subscriptions) from public, anon, authenticated, service_role;

grant execute on function public.stripe_customer_id(public.stripe_subscriptions) to authenticated, service_role;

comment on function public.stripe_customer_id(public.stripe_subscriptions) is 'Embed of the key stripe_subscriptions_stripe_customer_id_fkey: the rows of public.stripe_customers, for PostgREST.';

create function public.stripe_subscriptions_stripe_customer_id_fkey(public.stripe_subscriptions)
returns setof public.stripe_customers
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.stripe_customers as r
    where r.stripe_customer_id = $1.stripe_customer_id
$$;

revoke all on function public.stripe_subscriptions_stripe_customer_id_fkey(public.stripe_subscriptions) from public, anon, authenticated, service_role;

grant execute on function public.stripe_subscriptions_stripe_customer_id_fkey(public.stripe_subscriptions) to authenticated, service_role;

comment on function public.stripe_subscriptions_stripe_customer_id_fkey(public.stripe_subscriptions) is 'Embed of the key stripe_subscriptions_stripe_customer_id_fkey: the rows of public.stripe_customers, for PostgREST.';

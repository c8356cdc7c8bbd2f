-- public.stripe_subscriptions is the table again.

-- Who has the table by a foreign key, a policy or a function, and then asks for its facade, must
-- not meet this holding the facade and asking for the table: that is a deadlock. So both are
-- locked together or not at all, in short tries, for ten seconds at most.
do $$
begin
    for v_try in 1..50 loop
        begin
            set local lock_timeout = '100ms';
            lock table public.stripe_subscriptions in access exclusive mode;
            exit;
        exception
            when lock_not_available then
                if v_try = 50 then
                    raise;
                end if;
        end;

        perform pg_catalog.pg_sleep(0.1);
    end loop;
end
$$;

set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.stripe_subscriptions_stripe_customer_id_fkey(public.stripe_subscriptions);

drop function public.stripe_customer_id(public.stripe_subscriptions);

drop function public.stripe_subscriptions_stripe_customer_id_fkey(public.stripe_customers);

drop view public.stripe_subscriptions;

alter table billing.stripe_subscriptions set schema public;

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
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

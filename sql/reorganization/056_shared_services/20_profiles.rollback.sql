-- public.profiles is the table again.

-- Whoever called a function before its old text was back may be about to look for the table's
-- new name still, which goes now. These calls are let end, for five seconds at most.
do $$
declare
    v_begun text[] := array(
        select l.virtualtransaction
        from pg_catalog.pg_locks as l
        join pg_catalog.pg_stat_activity as a on a.pid = l.pid
        where l.locktype = 'virtualxid'
            and l.pid <> pg_catalog.pg_backend_pid()
            and a.datname = pg_catalog.current_database()
            and a.usesysid is not null
    );
begin
    for v_look in 1..100 loop
        exit when not exists (
            select
            from pg_catalog.pg_locks as l
            where l.locktype = 'virtualxid'
                and l.virtualtransaction = any (v_begun)
        );

        perform pg_catalog.pg_sleep(0.05);
    end loop;
end
$$;

-- Who has the table by a foreign key, a policy or a function, and then asks for its facade, must
-- not meet this holding the facade and asking for the table: that is a deadlock. So both are
-- locked together or not at all, in short tries, for ten seconds at most.
do $$
begin
    for v_try in 1..50 loop
        begin
            set local lock_timeout = '100ms';
            lock table public.profiles in access exclusive mode;
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
drop function public.user_id(public.risk_analysis);

drop function public.risk_analysis_user_id_fkey(public.risk_analysis);

drop function public.user_id(public.recommendations);

drop function public.supplier_id(public.recommendations);

drop function public.recommendations_user_id_fkey(public.recommendations);

drop function public.recommendations_supplier_id_fkey(public.recommendations);

drop function public.orders_customer_id_fkey(public.orders);

drop function public.customer_id(public.orders);

drop function public.user_id(public.product_reviews);

drop function public.product_reviews_user_id_fkey(public.product_reviews);

drop function public.vendor_id(public.products);

drop function public.products_vendor_id_fkey(public.products);

drop function public.user_id(public.search_history);

drop function public.search_history_user_id_fkey(public.search_history);

drop function public.search_history_user_id_fkey(public.profiles);

drop function public.risk_analysis_user_id_fkey(public.profiles);

drop function public.recommendations_user_id_fkey(public.profiles);

drop function public.recommendations_supplier_id_fkey(public.profiles);

drop function public.products_vendor_id_fkey(public.profiles);

drop function public.product_reviews_user_id_fkey(public.profiles);

drop function public.orders_customer_id_fkey(public.profiles);

drop view public.profiles;

alter table shared_services.profiles set schema public;

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.search_history_user_id_fkey(public.profiles)
returns setof public.search_history
language sql
stable
parallel safe
as $$
    select r.*
    from public.search_history as r
    where r.user_id = $1.id
$$;

revoke all on function public.search_history_user_id_fkey(public.profiles) from public, anon, authenticated, service_role;

grant execute on function public.search_history_user_id_fkey(public.profiles) to authenticated, service_role;

comment on function public.search_history_user_id_fkey(public.profiles) is 'Embed of the key search_history_user_id_fkey: the rows of public.search_history, for PostgREST.';

create function public.risk_analysis_user_id_fkey(public.profiles)
returns setof public.risk_analysis
language sql
stable
parallel safe
as $$
    select r.*
    from public.risk_analysis as r
    where r.user_id = $1.id
$$;

revoke all on function public.risk_analysis_user_id_fkey(public.profiles) from public, anon, authenticated, service_role;

grant execute on function public.risk_analysis_user_id_fkey(public.profiles) to authenticated, service_role;

comment on function public.risk_analysis_user_id_fkey(public.profiles) is 'Embed of the key risk_analysis_user_id_fkey: the rows of public.risk_analysis, for PostgREST.';

create function public.recommendations_user_id_fkey(public.profiles)
returns setof public.recommendations
language sql
stable
parallel safe
as $$
    select r.*
    from public.recommendations as r
    where r.user_id = $1.id
$$;

revoke all on function public.recommendations_user_id_fkey(public.profiles) from public, anon, authenticated, service_role;

grant execute on function public.recommendations_user_id_fkey(public.profiles) to authenticated, service_role;

comment on function public.recommendations_user_id_fkey(public.profiles) is 'Embed of the key recommendations_user_id_fkey: the rows of public.recommendations, for PostgREST.';

create function public.recommendations_supplier_id_fkey(public.profiles)
returns setof public.recommendations
language sql
stable
parallel safe
as $$
    select r.*
    from public.recommendations as r
    where r.supplier_id = $1.id
$$;

revoke all on function public.recommendations_supplier_id_fkey(public.profiles) from public, anon, authenticated, service_role;

grant execute on function public.recommendations_supplier_id_fkey(public.profiles) to authenticated, service_role;

comment on function public.recommendations_supplier_id_fkey(public.profiles) is 'Embed of the key recommendations_supplier_id_fkey: the rows of public.recommendations, for PostgREST.';

create function public.products_vendor_id_fkey(public.profiles)
returns setof public.products
language sql
stable
parallel safe
as $$
    select r.*
    from public.products as r
    where r.vendor_id = $1.id
$$;

revoke all on function public.products_vendor_id_fkey(public.profiles) from public, anon, authenticated, service_role;

grant execute on function public.products_vendor_id_fkey(public.profiles) to authenticated, service_role;

comment on function public.products_vendor_id_fkey(public.profiles) is 'Embed of the key products_vendor_id_fkey: the rows of public.products, for PostgREST.';

create function public.product_reviews_user_id_fkey(public.profiles)
returns setof public.product_reviews
language sql
stable
parallel safe
as $$
    select r.*
    from public.product_reviews as r
    where r.user_id = $1.id
$$;

revoke all on function public.product_reviews_user_id_fkey(public.profiles) from public, anon, authenticated, service_role;

grant execute on function public.product_reviews_user_id_fkey(public.profiles) to authenticated, service_role;

comment on function public.product_reviews_user_id_fkey(public.profiles) is 'Embed of the key product_reviews_user_id_fkey: the rows of public.product_reviews, for PostgREST.';

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

-- public.pricing_insights is the table again.

-- Who has the table by a foreign key, a policy or a function, and then asks for its facade, must
-- not meet this holding the facade and asking for the table: that is a deadlock. So both are
-- locked together or not at all, in short tries, for ten seconds at most.
do $$
begin
    for v_try in 1..50 loop
        begin
            set local lock_timeout = '100ms';
            lock table public.pricing_insights in access exclusive mode;
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
drop function public.product_id(public.pricing_insights);

drop function public.pricing_insights_product_id_fkey(public.pricing_insights);

drop function public.pricing_insights_product_id_fkey(public.products);

drop view public.pricing_insights;

alter table marketplace.pricing_insights set schema public;

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.product_id(public.pricing_insights)
returns setof public.products
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.products as r
    where r.id = $1.product_id
$$;

revoke all on function public.product_id(public.pricing_insights) from public, anon, authenticated, service_role;

grant execute on function public.product_id(public.pricing_insights) to authenticated, service_role;

comment on function public.product_id(public.pricing_insights) is 'Embed of the key pricing_insights_product_id_fkey: the rows of public.products, for PostgREST.';

create function public.pricing_insights_product_id_fkey(public.pricing_insights)
returns setof public.products
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.products as r
    where r.id = $1.product_id
$$;

revoke all on function public.pricing_insights_product_id_fkey(public.pricing_insights) from public, anon, authenticated, service_role;

grant execute on function public.pricing_insights_product_id_fkey(public.pricing_insights) to authenticated, service_role;

comment on function public.pricing_insights_product_id_fkey(public.pricing_insights) is 'Embed of the key pricing_insights_product_id_fkey: the rows of public.products, for PostgREST.';

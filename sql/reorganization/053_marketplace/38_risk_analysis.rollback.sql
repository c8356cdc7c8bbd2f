-- public.risk_analysis is the table again.

-- Who has the table by a foreign key, a policy or a function, and then asks for its facade, must
-- not meet this holding the facade and asking for the table: that is a deadlock. So both are
-- locked together or not at all, in short tries, for ten seconds at most.
do $$
begin
    for v_try in 1..50 loop
        begin
            set local lock_timeout = '100ms';
            lock table public.risk_analysis in access exclusive mode;
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
drop function public.risk_analysis_order_id_fkey(public.risk_analysis);

drop function public.order_id(public.risk_analysis);

drop function public.risk_analysis_order_id_fkey(public.orders);

drop function public.risk_analysis_user_id_fkey(public.profiles);

drop view public.risk_analysis;

alter table marketplace.risk_analysis set schema public;

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
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

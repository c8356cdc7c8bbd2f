-- public.orders is the table again.

-- Who has the table by a foreign key, a policy or a function, and then asks for its facade, must
-- not meet this holding the facade and asking for the table: that is a deadlock. So both are
-- locked together or not at all, in short tries, for ten seconds at most.
do $$
begin
    for v_try in 1..50 loop
        begin
            set local lock_timeout = '100ms';
            lock table public.orders in access exclusive mode;
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

drop function public.order_id(public.marketplace_transactions);

drop function public.marketplace_transactions_order_id_fkey(public.marketplace_transactions);

drop function public.order_items_order_id_fkey(public.order_items);

drop function public.order_id(public.order_items);

drop function public.orders_customer_id_fkey(public.profiles);

drop view public.orders;

alter table marketplace.orders set schema public;

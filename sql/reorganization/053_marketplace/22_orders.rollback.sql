-- public.orders is the table again.
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

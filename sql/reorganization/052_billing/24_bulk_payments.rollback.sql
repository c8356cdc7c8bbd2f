-- public.bulk_payments is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.payment_items_bulk_payment_id_fkey(public.payment_items);

drop function public.bulk_payment_id(public.payment_items);

drop view public.bulk_payments;

alter table billing.bulk_payments set schema public;

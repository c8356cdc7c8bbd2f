-- public.stripe_customers is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.stripe_subscriptions_stripe_customer_id_fkey(public.stripe_subscriptions);

drop function public.stripe_customer_id(public.stripe_subscriptions);

drop view public.stripe_customers;

alter table billing.stripe_customers set schema public;

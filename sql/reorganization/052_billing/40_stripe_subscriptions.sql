-- Clients go on with public.stripe_subscriptions; its rows live in billing.stripe_subscriptions.
set local lock_timeout = '2s';

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

-- Clients go on with public.subscriptions; its rows live in billing.subscriptions.
set local lock_timeout = '2s';

alter table public.subscriptions set schema billing;

create view public.subscriptions
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.plan_name,
    t.status,
    t.stripe_customer_id,
    t.stripe_subscription_id,
    t.current_period_start,
    t.current_period_end,
    t.trial_end,
    t.created_at,
    t.updated_at
from billing.subscriptions as t;

alter view public.subscriptions alter column id set default gen_random_uuid();

alter view public.subscriptions alter column plan_name set default 'free'::text;

alter view public.subscriptions alter column status set default 'active'::text;

alter view public.subscriptions alter column created_at set default now();

alter view public.subscriptions alter column updated_at set default now();

revoke all on table public.subscriptions from public, anon, authenticated, service_role;

grant select on table public.subscriptions to authenticated;

grant select, insert, update, delete on table public.subscriptions to service_role;

comment on view public.subscriptions is 'Facade of billing.subscriptions.';

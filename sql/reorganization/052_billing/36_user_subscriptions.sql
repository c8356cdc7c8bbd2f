-- Clients go on with public.user_subscriptions; its rows live in billing.user_subscriptions.
set local lock_timeout = '2s';

alter table public.user_subscriptions set schema billing;

create view public.user_subscriptions
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.plan_id,
    t.status,
    t.current_period_end,
    t.cancel_at_period_end,
    t.created_at,
    t.updated_at
from billing.user_subscriptions as t;

alter view public.user_subscriptions alter column id set default gen_random_uuid();

alter view public.user_subscriptions alter column plan_id set default 'free'::text;

alter view public.user_subscriptions alter column status set default 'active'::text;

alter view public.user_subscriptions alter column cancel_at_period_end set default false;

alter view public.user_subscriptions alter column created_at set default now();

alter view public.user_subscriptions alter column updated_at set default now();

revoke all on table public.user_subscriptions from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.user_subscriptions to authenticated;

grant select, insert, update, delete on table public.user_subscriptions to service_role;

comment on view public.user_subscriptions is 'Facade of billing.user_subscriptions.';

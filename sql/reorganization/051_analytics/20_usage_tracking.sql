-- Clients go on with public.usage_tracking; its rows live in analytics.usage_tracking.
set local lock_timeout = '2s';

alter table public.usage_tracking set schema analytics;

create view public.usage_tracking
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.action,
    t.metadata,
    t.created_at
from analytics.usage_tracking as t;

alter view public.usage_tracking alter column id set default gen_random_uuid();

alter view public.usage_tracking alter column metadata set default '{}'::jsonb;

alter view public.usage_tracking alter column created_at set default now();

revoke all on table public.usage_tracking from public, anon, authenticated, service_role;

grant select, insert on table public.usage_tracking to authenticated;

grant select, insert, update, delete on table public.usage_tracking to service_role;

comment on view public.usage_tracking is 'Facade of analytics.usage_tracking.';

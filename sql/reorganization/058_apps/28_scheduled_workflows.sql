-- Clients go on with public.scheduled_workflows; its rows live in app_lanonasis_maas.scheduled_workflows.
set local lock_timeout = '2s';

alter table public.scheduled_workflows set schema app_lanonasis_maas;

create view public.scheduled_workflows
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.goal,
    t.schedule_type,
    t.scheduled_time,
    t.status,
    t.last_run_at,
    t.next_run_at,
    t.metadata,
    t.created_at
from app_lanonasis_maas.scheduled_workflows as t;

alter view public.scheduled_workflows alter column id set default gen_random_uuid();

alter view public.scheduled_workflows alter column status set default 'active'::text;

alter view public.scheduled_workflows alter column metadata set default '{}'::jsonb;

alter view public.scheduled_workflows alter column created_at set default now();

revoke all on table public.scheduled_workflows from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.scheduled_workflows to authenticated;

grant select, insert, update, delete on table public.scheduled_workflows to service_role;

comment on view public.scheduled_workflows is 'Facade of app_lanonasis_maas.scheduled_workflows.';

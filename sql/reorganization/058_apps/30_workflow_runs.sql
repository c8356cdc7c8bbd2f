-- Clients go on with public.workflow_runs; its rows live in app_lanonasis_maas.workflow_runs.
set local lock_timeout = '2s';

alter table public.workflow_runs set schema app_lanonasis_maas;

create view public.workflow_runs
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.goal,
    t.status,
    t.steps,
    t.results,
    t.used_memories,
    t.error_message,
    t.created_at,
    t.completed_at
from app_lanonasis_maas.workflow_runs as t;

alter view public.workflow_runs alter column id set default gen_random_uuid();

alter view public.workflow_runs alter column status set default 'queued'::text;

alter view public.workflow_runs alter column steps set default '[]'::jsonb;

alter view public.workflow_runs alter column results set default '{}'::jsonb;

alter view public.workflow_runs alter column used_memories set default '[]'::jsonb;

alter view public.workflow_runs alter column created_at set default now();

revoke all on table public.workflow_runs from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.workflow_runs to authenticated;

grant select, insert, update, delete on table public.workflow_runs to service_role;

comment on view public.workflow_runs is 'Facade of app_lanonasis_maas.workflow_runs.';

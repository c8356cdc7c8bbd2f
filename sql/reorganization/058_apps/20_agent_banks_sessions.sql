-- Clients go on with public.agent_banks_sessions; its rows live in app_the_fixer_initiative.agent_banks_sessions.
set local lock_timeout = '2s';

alter table public.agent_banks_sessions set schema app_the_fixer_initiative;

create view public.agent_banks_sessions
with (security_invoker = on)
as
select
    t.id,
    t.session_name,
    t.session_type,
    t.description,
    t.status,
    t.memory_count,
    t.metadata,
    t.started_at,
    t.last_activity,
    t.completed_at
from app_the_fixer_initiative.agent_banks_sessions as t;

alter view public.agent_banks_sessions alter column id set default gen_random_uuid();

alter view public.agent_banks_sessions alter column session_type set default 'development'::character varying;

alter view public.agent_banks_sessions alter column status set default 'active'::character varying;

alter view public.agent_banks_sessions alter column memory_count set default 0;

alter view public.agent_banks_sessions alter column metadata set default '{}'::jsonb;

alter view public.agent_banks_sessions alter column started_at set default now();

alter view public.agent_banks_sessions alter column last_activity set default now();

revoke all on table public.agent_banks_sessions from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.agent_banks_sessions to service_role;

comment on view public.agent_banks_sessions is 'Facade of app_the_fixer_initiative.agent_banks_sessions.';

-- Clients go on with public.agent_banks_memory_search_logs; its rows live in app_the_fixer_initiative.agent_banks_memory_search_logs.
set local lock_timeout = '2s';

alter table public.agent_banks_memory_search_logs set schema app_the_fixer_initiative;

create view public.agent_banks_memory_search_logs
with (security_invoker = on)
as
select
    t.id,
    t.query,
    t.search_type,
    t.filters,
    t.limit_requested,
    t.results_count,
    t.threshold,
    t.top_similarity_score,
    t.execution_time_ms,
    t.session_id,
    t.user_context,
    t.created_at
from app_the_fixer_initiative.agent_banks_memory_search_logs as t;

alter view public.agent_banks_memory_search_logs alter column id set default gen_random_uuid();

alter view public.agent_banks_memory_search_logs alter column search_type set default 'vector'::character varying;

alter view public.agent_banks_memory_search_logs alter column filters set default '{}'::jsonb;

alter view public.agent_banks_memory_search_logs alter column limit_requested set default 10;

alter view public.agent_banks_memory_search_logs alter column results_count set default 0;

alter view public.agent_banks_memory_search_logs alter column threshold set default 0.7;

alter view public.agent_banks_memory_search_logs alter column created_at set default now();

revoke all on table public.agent_banks_memory_search_logs from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.agent_banks_memory_search_logs to service_role;

comment on view public.agent_banks_memory_search_logs is 'Facade of app_the_fixer_initiative.agent_banks_memory_search_logs.';

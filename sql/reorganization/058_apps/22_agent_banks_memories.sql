-- Clients go on with public.agent_banks_memories; its rows live in app_the_fixer_initiative.agent_banks_memories.
set local lock_timeout = '2s';

alter table public.agent_banks_memories set schema app_the_fixer_initiative;

create view public.agent_banks_memories
with (security_invoker = on)
as
select
    t.id,
    t.title,
    t.content,
    t.summary,
    t.memory_type,
    t.status,
    t.relevance_score,
    t.access_count,
    t.project_ref,
    t.source_url,
    t.tags,
    t.metadata,
    t.created_at,
    t.updated_at
from app_the_fixer_initiative.agent_banks_memories as t;

alter view public.agent_banks_memories alter column id set default gen_random_uuid();

alter view public.agent_banks_memories alter column memory_type set default 'context'::character varying;

alter view public.agent_banks_memories alter column status set default 'active'::character varying;

alter view public.agent_banks_memories alter column relevance_score set default 1.0;

alter view public.agent_banks_memories alter column access_count set default 0;

alter view public.agent_banks_memories alter column tags set default '[]'::jsonb;

alter view public.agent_banks_memories alter column metadata set default '{}'::jsonb;

alter view public.agent_banks_memories alter column created_at set default now();

alter view public.agent_banks_memories alter column updated_at set default now();

revoke all on table public.agent_banks_memories from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.agent_banks_memories to service_role;

comment on view public.agent_banks_memories is 'Facade of app_the_fixer_initiative.agent_banks_memories.';

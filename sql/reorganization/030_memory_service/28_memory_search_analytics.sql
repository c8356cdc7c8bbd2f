-- Clients go on with public.memory_search_analytics; its rows live in security_service.memory_search_analytics.
set local lock_timeout = '2s';

alter table public.memory_search_analytics set schema security_service;

create view public.memory_search_analytics
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.query,
    t.search_type,
    t.results_count,
    t.execution_time_ms,
    t.created_at
from security_service.memory_search_analytics as t;

alter view public.memory_search_analytics alter column id set default extensions.uuid_generate_v4();

alter view public.memory_search_analytics alter column search_type set default 'vector'::character varying;

alter view public.memory_search_analytics alter column results_count set default 0;

alter view public.memory_search_analytics alter column created_at set default now();

revoke all on table public.memory_search_analytics from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.memory_search_analytics to authenticated;

grant select, insert, update, delete on table public.memory_search_analytics to service_role;

comment on view public.memory_search_analytics is 'Facade of security_service.memory_search_analytics.';

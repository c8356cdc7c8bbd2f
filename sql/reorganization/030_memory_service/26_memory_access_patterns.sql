-- Clients go on with public.memory_access_patterns; its rows live in security_service.memory_access_patterns.
set local lock_timeout = '2s';

alter table public.memory_access_patterns set schema security_service;

create view public.memory_access_patterns
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.memory_id,
    t.access_type,
    t.access_method,
    t.created_at
from security_service.memory_access_patterns as t;

alter view public.memory_access_patterns alter column id set default extensions.uuid_generate_v4();

alter view public.memory_access_patterns alter column created_at set default now();

revoke all on table public.memory_access_patterns from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.memory_access_patterns to authenticated;

grant select, insert, update, delete on table public.memory_access_patterns to service_role;

comment on view public.memory_access_patterns is 'Facade of security_service.memory_access_patterns.';

-- Clients go on with public.memory_entries; its rows live in security_service.memory_entries.
set local lock_timeout = '2s';

alter table public.memory_entries set schema security_service;

create view public.memory_entries
with (security_invoker = on)
as
select
    t.id,
    t.title,
    t.content,
    t.memory_type,
    t.tags,
    t.topic_id,
    t.user_id,
    t.organization_id,
    t.embedding,
    t.metadata,
    t.created_at,
    t.updated_at,
    t.last_accessed,
    t.access_count,
    t.type
from security_service.memory_entries as t;

alter view public.memory_entries alter column id set default extensions.uuid_generate_v4();

alter view public.memory_entries alter column memory_type set default 'context'::public.memory_type;

alter view public.memory_entries alter column tags set default '{}'::text[];

alter view public.memory_entries alter column metadata set default '{}'::jsonb;

alter view public.memory_entries alter column created_at set default now();

alter view public.memory_entries alter column updated_at set default now();

alter view public.memory_entries alter column access_count set default 0;

revoke all on table public.memory_entries from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.memory_entries to authenticated;

grant select, insert, update, delete on table public.memory_entries to service_role;

comment on view public.memory_entries is 'Facade of security_service.memory_entries.';

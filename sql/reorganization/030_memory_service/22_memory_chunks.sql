-- Clients go on with public.memory_chunks; its rows live in security_service.memory_chunks.
set local lock_timeout = '2s';

alter table public.memory_chunks set schema security_service;

create view public.memory_chunks
with (security_invoker = on)
as
select
    t.id,
    t.memory_id,
    t.organization_id,
    t.chunk_index,
    t.content,
    t.start_offset,
    t.end_offset,
    t.content_length,
    t.token_count,
    t.metadata,
    t.embedding,
    t.access_count,
    t.last_accessed_at,
    t.created_at
from security_service.memory_chunks as t;

alter view public.memory_chunks alter column id set default gen_random_uuid();

alter view public.memory_chunks alter column metadata set default '{}'::jsonb;

alter view public.memory_chunks alter column access_count set default 0;

alter view public.memory_chunks alter column created_at set default now();

revoke all on table public.memory_chunks from public, anon, authenticated, service_role;

grant select on table public.memory_chunks to authenticated;

grant select, insert, update, delete on table public.memory_chunks to service_role;

comment on view public.memory_chunks is 'Facade of security_service.memory_chunks.';

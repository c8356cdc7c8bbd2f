-- Clients go on with public.memory_chunks; its rows live in security_service.memory_chunks.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.memory_chunks_memory_id_fkey(public.memory_chunks);

drop function public.memory_chunks_organization_id_fkey(public.memory_chunks);

drop function public.memory_id(public.memory_chunks);

drop function public.organization_id(public.memory_chunks);

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

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.memory_chunks_organization_id_fkey(public.organizations)
returns setof public.memory_chunks
language sql
stable
parallel safe
as $$
    select r.*
    from public.memory_chunks as r
    where r.organization_id = $1.id
$$;

revoke all on function public.memory_chunks_organization_id_fkey(public.organizations) from public, anon, authenticated, service_role;

grant execute on function public.memory_chunks_organization_id_fkey(public.organizations) to authenticated, service_role;

comment on function public.memory_chunks_organization_id_fkey(public.organizations) is 'Embed of the key memory_chunks_organization_id_fkey: the rows of public.memory_chunks, for PostgREST.';

create function public.memory_chunks_memory_id_fkey(public.memory_entries)
returns setof public.memory_chunks
language sql
stable
parallel safe
as $$
    select r.*
    from public.memory_chunks as r
    where r.memory_id = $1.id
$$;

revoke all on function public.memory_chunks_memory_id_fkey(public.memory_entries) from public, anon, authenticated, service_role;

grant execute on function public.memory_chunks_memory_id_fkey(public.memory_entries) to authenticated, service_role;

comment on function public.memory_chunks_memory_id_fkey(public.memory_entries) is 'Embed of the key memory_chunks_memory_id_fkey: the rows of public.memory_chunks, for PostgREST.';

create function public.memory_chunks_memory_id_fkey(public.memory_chunks)
returns setof public.memory_entries
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.memory_entries as r
    where r.id = $1.memory_id
$$;

revoke all on function public.memory_chunks_memory_id_fkey(public.memory_chunks) from public, anon, authenticated, service_role;

grant execute on function public.memory_chunks_memory_id_fkey(public.memory_chunks) to authenticated, service_role;

comment on function public.memory_chunks_memory_id_fkey(public.memory_chunks) is 'Embed of the key memory_chunks_memory_id_fkey: the rows of public.memory_entries, for PostgREST.';

create function public.memory_chunks_organization_id_fkey(public.memory_chunks)
returns setof public.organizations
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.organizations as r
    where r.id = $1.organization_id
$$;

revoke all on function public.memory_chunks_organization_id_fkey(public.memory_chunks) from public, anon, authenticated, service_role;

grant execute on function public.memory_chunks_organization_id_fkey(public.memory_chunks) to authenticated, service_role;

comment on function public.memory_chunks_organization_id_fkey(public.memory_chunks) is 'Embed of the key memory_chunks_organization_id_fkey: the rows of public.organizations, for PostgREST.';

create function public.memory_id(public.memory_chunks)
returns setof public.memory_entries
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.memory_entries as r
    where r.id = $1.memory_id
$$;

revoke all on function public.memory_id(public.memory_chunks) from public, anon, authenticated, service_role;

grant execute on function public.memory_id(public.memory_chunks) to authenticated, service_role;

comment on function public.memory_id(public.memory_chunks) is 'Embed of the key memory_chunks_memory_id_fkey: the rows of public.memory_entries, for PostgREST.';

create function public.organization_id(public.memory_chunks)
returns setof public.organizations
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.organizations as r
    where r.id = $1.organization_id
$$;

revoke all on function public.organization_id(public.memory_chunks) from public, anon, authenticated, service_role;

grant execute on function public.organization_id(public.memory_chunks) to authenticated, service_role;

comment on function public.organization_id(public.memory_chunks) is 'Embed of the key memory_chunks_organization_id_fkey: the rows of public.organizations, for PostgREST.';

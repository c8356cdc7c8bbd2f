-- Clients go on with public.memory_entries; its rows live in security_service.memory_entries.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.memory_entries_organization_id_fkey(public.memory_entries);

drop function public.organization_id(public.memory_entries);

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

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.memory_entries_organization_id_fkey(public.organizations)
returns setof public.memory_entries
language sql
stable
parallel safe
as $$
    select r.*
    from public.memory_entries as r
    where r.organization_id = $1.id
$$;

revoke all on function public.memory_entries_organization_id_fkey(public.organizations) from public, anon, authenticated, service_role;

grant execute on function public.memory_entries_organization_id_fkey(public.organizations) to authenticated, service_role;

comment on function public.memory_entries_organization_id_fkey(public.organizations) is 'Embed of the key memory_entries_organization_id_fkey: the rows of public.memory_entries, for PostgREST.';

create function public.memory_entries_topic_id_fkey(public.topics)
returns setof public.memory_entries
language sql
stable
parallel safe
as $$
    select r.*
    from public.memory_entries as r
    where r.topic_id = $1.id
$$;

revoke all on function public.memory_entries_topic_id_fkey(public.topics) from public, anon, authenticated, service_role;

grant execute on function public.memory_entries_topic_id_fkey(public.topics) to authenticated, service_role;

comment on function public.memory_entries_topic_id_fkey(public.topics) is 'Embed of the key memory_entries_topic_id_fkey: the rows of public.memory_entries, for PostgREST.';

create function public.memory_entries_organization_id_fkey(public.memory_entries)
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

revoke all on function public.memory_entries_organization_id_fkey(public.memory_entries) from public, anon, authenticated, service_role;

grant execute on function public.memory_entries_organization_id_fkey(public.memory_entries) to authenticated, service_role;

comment on function public.memory_entries_organization_id_fkey(public.memory_entries) is 'Embed of the key memory_entries_organization_id_fkey: the rows of public.organizations, for PostgREST.';

create function public.organization_id(public.memory_entries)
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

revoke all on function public.organization_id(public.memory_entries) from public, anon, authenticated, service_role;

grant execute on function public.organization_id(public.memory_entries) to authenticated, service_role;

comment on function public.organization_id(public.memory_entries) is 'Embed of the key memory_entries_organization_id_fkey: the rows of public.organizations, for PostgREST.';

create function public.memory_id(public.memory_versions)
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

revoke all on function public.memory_id(public.memory_versions) from public, anon, authenticated, service_role;

grant execute on function public.memory_id(public.memory_versions) to authenticated, service_role;

comment on function public.memory_id(public.memory_versions) is 'Embed of the key memory_versions_memory_id_fkey: the rows of public.memory_entries, for PostgREST.';

create function public.memory_versions_memory_id_fkey(public.memory_versions)
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

revoke all on function public.memory_versions_memory_id_fkey(public.memory_versions) from public, anon, authenticated, service_role;

grant execute on function public.memory_versions_memory_id_fkey(public.memory_versions) to authenticated, service_role;

comment on function public.memory_versions_memory_id_fkey(public.memory_versions) is 'Embed of the key memory_versions_memory_id_fkey: the rows of public.memory_entries, for PostgREST.';

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

create function public.memory_access_patterns_memory_id_fkey(public.memory_access_patterns)
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

revoke all on function public.memory_access_patterns_memory_id_fkey(public.memory_access_patterns) from public, anon, authenticated, service_role;

grant execute on function public.memory_access_patterns_memory_id_fkey(public.memory_access_patterns) to authenticated, service_role;

comment on function public.memory_access_patterns_memory_id_fkey(public.memory_access_patterns) is 'Embed of the key memory_access_patterns_memory_id_fkey: the rows of public.memory_entries, for PostgREST.';

create function public.memory_id(public.memory_access_patterns)
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

revoke all on function public.memory_id(public.memory_access_patterns) from public, anon, authenticated, service_role;

grant execute on function public.memory_id(public.memory_access_patterns) to authenticated, service_role;

comment on function public.memory_id(public.memory_access_patterns) is 'Embed of the key memory_access_patterns_memory_id_fkey: the rows of public.memory_entries, for PostgREST.';

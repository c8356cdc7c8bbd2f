-- Clients go on with public.memory_versions; its rows live in security_service.memory_versions.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.memory_id(public.memory_versions);

drop function public.memory_versions_memory_id_fkey(public.memory_versions);

alter table public.memory_versions set schema security_service;

create view public.memory_versions
with (security_invoker = on)
as
select
    t.id,
    t.memory_id,
    t.version_number,
    t.title,
    t.content,
    t.memory_type,
    t.tags,
    t.metadata,
    t.change_type,
    t.changed_fields,
    t.change_summary,
    t.created_by,
    t.created_at
from security_service.memory_versions as t;

alter view public.memory_versions alter column id set default extensions.uuid_generate_v4();

alter view public.memory_versions alter column tags set default '{}'::text[];

alter view public.memory_versions alter column metadata set default '{}'::jsonb;

alter view public.memory_versions alter column change_type set default 'update'::character varying;

alter view public.memory_versions alter column created_at set default now();

revoke all on table public.memory_versions from public, anon, authenticated, service_role;

grant select on table public.memory_versions to authenticated;

grant select, insert, update, delete on table public.memory_versions to service_role;

comment on view public.memory_versions is 'Facade of security_service.memory_versions.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.memory_versions_memory_id_fkey(public.memory_entries)
returns setof public.memory_versions
language sql
stable
parallel safe
as $$
    select r.*
    from public.memory_versions as r
    where r.memory_id = $1.id
$$;

revoke all on function public.memory_versions_memory_id_fkey(public.memory_entries) from public, anon, authenticated, service_role;

grant execute on function public.memory_versions_memory_id_fkey(public.memory_entries) to authenticated, service_role;

comment on function public.memory_versions_memory_id_fkey(public.memory_entries) is 'Embed of the key memory_versions_memory_id_fkey: the rows of public.memory_versions, for PostgREST.';

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

-- Clients go on with public.memory_access_patterns; its rows live in security_service.memory_access_patterns.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.memory_access_patterns_memory_id_fkey(public.memory_access_patterns);

drop function public.memory_id(public.memory_access_patterns);

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

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.memory_access_patterns_memory_id_fkey(public.memory_entries)
returns setof public.memory_access_patterns
language sql
stable
parallel safe
as $$
    select r.*
    from public.memory_access_patterns as r
    where r.memory_id = $1.id
$$;

revoke all on function public.memory_access_patterns_memory_id_fkey(public.memory_entries) from public, anon, authenticated, service_role;

grant execute on function public.memory_access_patterns_memory_id_fkey(public.memory_entries) to authenticated, service_role;

comment on function public.memory_access_patterns_memory_id_fkey(public.memory_entries) is 'Embed of the key memory_access_patterns_memory_id_fkey: the rows of public.memory_access_patterns, for PostgREST.';

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

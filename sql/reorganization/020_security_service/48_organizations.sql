-- Clients go on with public.organizations; its rows live in security_service.organizations.
set local lock_timeout = '2s';

alter table public.organizations set schema security_service;

create view public.organizations
with (security_invoker = on)
as
select
    t.id,
    t.name,
    t.slug,
    t.description,
    t.is_active,
    t.created_at,
    t.updated_at
from security_service.organizations as t;

alter view public.organizations alter column id set default extensions.uuid_generate_v4();

alter view public.organizations alter column is_active set default true;

alter view public.organizations alter column created_at set default now();

alter view public.organizations alter column updated_at set default now();

revoke all on table public.organizations from public, anon, authenticated, service_role;

grant select on table public.organizations to authenticated;

grant select, insert, update, delete on table public.organizations to service_role;

comment on view public.organizations is 'Facade of security_service.organizations.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.organization_id(public.users)
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

revoke all on function public.organization_id(public.users) from public, anon, authenticated, service_role;

grant execute on function public.organization_id(public.users) to authenticated, service_role;

comment on function public.organization_id(public.users) is 'Embed of the key users_organization_id_fkey: the rows of public.organizations, for PostgREST.';

create function public.users_organization_id_fkey(public.users)
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

revoke all on function public.users_organization_id_fkey(public.users) from public, anon, authenticated, service_role;

grant execute on function public.users_organization_id_fkey(public.users) to authenticated, service_role;

comment on function public.users_organization_id_fkey(public.users) is 'Embed of the key users_organization_id_fkey: the rows of public.organizations, for PostgREST.';

create function public.organization_id(public.organization_users)
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

revoke all on function public.organization_id(public.organization_users) from public, anon, authenticated, service_role;

grant execute on function public.organization_id(public.organization_users) to authenticated, service_role;

comment on function public.organization_id(public.organization_users) is 'Embed of the key organization_users_organization_id_fkey: the rows of public.organizations, for PostgREST.';

create function public.organization_users_organization_id_fkey(public.organization_users)
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

revoke all on function public.organization_users_organization_id_fkey(public.organization_users) from public, anon, authenticated, service_role;

grant execute on function public.organization_users_organization_id_fkey(public.organization_users) to authenticated, service_role;

comment on function public.organization_users_organization_id_fkey(public.organization_users) is 'Embed of the key organization_users_organization_id_fkey: the rows of public.organizations, for PostgREST.';

create function public.organization_id(public.topics)
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

revoke all on function public.organization_id(public.topics) from public, anon, authenticated, service_role;

grant execute on function public.organization_id(public.topics) to authenticated, service_role;

comment on function public.organization_id(public.topics) is 'Embed of the key topics_organization_id_fkey: the rows of public.organizations, for PostgREST.';

create function public.topics_organization_id_fkey(public.topics)
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

revoke all on function public.topics_organization_id_fkey(public.topics) from public, anon, authenticated, service_role;

grant execute on function public.topics_organization_id_fkey(public.topics) to authenticated, service_role;

comment on function public.topics_organization_id_fkey(public.topics) is 'Embed of the key topics_organization_id_fkey: the rows of public.organizations, for PostgREST.';

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

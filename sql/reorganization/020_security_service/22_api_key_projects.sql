-- Clients go on with public.api_key_projects; its rows live in security_service.api_key_projects.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.stored_api_keys_project_id_fkey(public.api_key_projects);

alter table public.api_key_projects set schema security_service;

create view public.api_key_projects
with (security_invoker = on)
as
select
    t.id,
    t.name,
    t.description,
    t.organization_id,
    t.owner_id,
    t.team_members,
    t.settings,
    t.created_at,
    t.updated_at
from security_service.api_key_projects as t;

alter view public.api_key_projects alter column id set default extensions.uuid_generate_v4();

alter view public.api_key_projects alter column team_members set default '{}'::uuid[];

alter view public.api_key_projects alter column settings set default '{}'::jsonb;

alter view public.api_key_projects alter column created_at set default now();

alter view public.api_key_projects alter column updated_at set default now();

revoke all on table public.api_key_projects from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.api_key_projects to authenticated;

grant select, insert, update, delete on table public.api_key_projects to service_role;

comment on view public.api_key_projects is 'Facade of security_service.api_key_projects.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.stored_api_keys_project_id_fkey(public.api_key_projects)
returns setof public.stored_api_keys
language sql
stable
parallel safe
as $$
    select r.*
    from public.stored_api_keys as r
    where r.project_id = $1.id
$$;

revoke all on function public.stored_api_keys_project_id_fkey(public.api_key_projects) from public, anon, authenticated, service_role;

grant execute on function public.stored_api_keys_project_id_fkey(public.api_key_projects) to authenticated, service_role;

comment on function public.stored_api_keys_project_id_fkey(public.api_key_projects) is 'Embed of the key stored_api_keys_project_id_fkey: the rows of public.stored_api_keys, for PostgREST.';

create function public.project_id(public.stored_api_keys)
returns setof public.api_key_projects
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.api_key_projects as r
    where r.id = $1.project_id
$$;

revoke all on function public.project_id(public.stored_api_keys) from public, anon, authenticated, service_role;

grant execute on function public.project_id(public.stored_api_keys) to authenticated, service_role;

comment on function public.project_id(public.stored_api_keys) is 'Embed of the key stored_api_keys_project_id_fkey: the rows of public.api_key_projects, for PostgREST.';

create function public.stored_api_keys_project_id_fkey(public.stored_api_keys)
returns setof public.api_key_projects
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.api_key_projects as r
    where r.id = $1.project_id
$$;

revoke all on function public.stored_api_keys_project_id_fkey(public.stored_api_keys) from public, anon, authenticated, service_role;

grant execute on function public.stored_api_keys_project_id_fkey(public.stored_api_keys) to authenticated, service_role;

comment on function public.stored_api_keys_project_id_fkey(public.stored_api_keys) is 'Embed of the key stored_api_keys_project_id_fkey: the rows of public.api_key_projects, for PostgREST.';

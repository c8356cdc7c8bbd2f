-- Clients go on with public.company_services; its rows live in control_room.company_services.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.company_services_project_id_fkey(public.company_services);

drop function public.company_usage_logs_service_id_fkey(public.company_services);

drop function public.project_id(public.company_services);

alter table public.company_services set schema control_room;

create view public.company_services
with (security_invoker = on)
as
select
    t.id,
    t.project_id,
    t.name,
    t.description,
    t.status,
    t.config,
    t.created_at,
    t.updated_at
from control_room.company_services as t;

alter view public.company_services alter column id set default gen_random_uuid();

alter view public.company_services alter column status set default 'active'::text;

alter view public.company_services alter column config set default '{}'::jsonb;

alter view public.company_services alter column created_at set default now();

alter view public.company_services alter column updated_at set default now();

revoke all on table public.company_services from public, anon, authenticated, service_role;

grant select on table public.company_services to authenticated;

grant select, insert, update, delete on table public.company_services to service_role;

comment on view public.company_services is 'Facade of control_room.company_services.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.company_services_project_id_fkey(public.company_projects)
returns setof public.company_services
language sql
stable
parallel safe
as $$
    select r.*
    from public.company_services as r
    where r.project_id = $1.id
$$;

revoke all on function public.company_services_project_id_fkey(public.company_projects) from public, anon, authenticated, service_role;

grant execute on function public.company_services_project_id_fkey(public.company_projects) to service_role;

comment on function public.company_services_project_id_fkey(public.company_projects) is 'Embed of the key company_services_project_id_fkey: the rows of public.company_services, for PostgREST.';

create function public.company_services_project_id_fkey(public.company_services)
returns setof public.company_projects
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.company_projects as r
    where r.id = $1.project_id
$$;

revoke all on function public.company_services_project_id_fkey(public.company_services) from public, anon, authenticated, service_role;

grant execute on function public.company_services_project_id_fkey(public.company_services) to authenticated, service_role;

comment on function public.company_services_project_id_fkey(public.company_services) is 'Embed of the key company_services_project_id_fkey: the rows of public.company_projects, for PostgREST.';

create function public.company_usage_logs_service_id_fkey(public.company_services)
returns setof public.company_usage_logs
language sql
stable
parallel safe
as $$
    select r.*
    from public.company_usage_logs as r
    where r.service_id = $1.id
$$;

revoke all on function public.company_usage_logs_service_id_fkey(public.company_services) from public, anon, authenticated, service_role;

grant execute on function public.company_usage_logs_service_id_fkey(public.company_services) to authenticated, service_role;

comment on function public.company_usage_logs_service_id_fkey(public.company_services) is 'Embed of the key company_usage_logs_service_id_fkey: the rows of public.company_usage_logs, for PostgREST.';

create function public.project_id(public.company_services)
returns setof public.company_projects
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.company_projects as r
    where r.id = $1.project_id
$$;

revoke all on function public.project_id(public.company_services) from public, anon, authenticated, service_role;

grant execute on function public.project_id(public.company_services) to authenticated, service_role;

comment on function public.project_id(public.company_services) is 'Embed of the key company_services_project_id_fkey: the rows of public.company_projects, for PostgREST.';

create function public.company_endpoints_service_id_fkey(public.company_endpoints)
returns setof public.company_services
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.company_services as r
    where r.id = $1.service_id
$$;

revoke all on function public.company_endpoints_service_id_fkey(public.company_endpoints) from public, anon, authenticated, service_role;

grant execute on function public.company_endpoints_service_id_fkey(public.company_endpoints) to authenticated, service_role;

comment on function public.company_endpoints_service_id_fkey(public.company_endpoints) is 'Embed of the key company_endpoints_service_id_fkey: the rows of public.company_services, for PostgREST.';

create function public.service_id(public.company_endpoints)
returns setof public.company_services
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.company_services as r
    where r.id = $1.service_id
$$;

revoke all on function public.service_id(public.company_endpoints) from public, anon, authenticated, service_role;

grant execute on function public.service_id(public.company_endpoints) to authenticated, service_role;

comment on function public.service_id(public.company_endpoints) is 'Embed of the key company_endpoints_service_id_fkey: the rows of public.company_services, for PostgREST.';

create function public.company_usage_logs_service_id_fkey(public.company_usage_logs)
returns setof public.company_services
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.company_services as r
    where r.id = $1.service_id
$$;

revoke all on function public.company_usage_logs_service_id_fkey(public.company_usage_logs) from public, anon, authenticated, service_role;

grant execute on function public.company_usage_logs_service_id_fkey(public.company_usage_logs) to authenticated, service_role;

comment on function public.company_usage_logs_service_id_fkey(public.company_usage_logs) is 'Embed of the key company_usage_logs_service_id_fkey: the rows of public.company_services, for PostgREST.';

create function public.service_id(public.company_usage_logs)
returns setof public.company_services
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.company_services as r
    where r.id = $1.service_id
$$;

revoke all on function public.service_id(public.company_usage_logs) from public, anon, authenticated, service_role;

grant execute on function public.service_id(public.company_usage_logs) to authenticated, service_role;

comment on function public.service_id(public.company_usage_logs) is 'Embed of the key company_usage_logs_service_id_fkey: the rows of public.company_services, for PostgREST.';

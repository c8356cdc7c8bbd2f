-- Clients go on with public.user_mcp_services; its rows live in security_service.user_mcp_services.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.service_key(public.user_mcp_services);

drop function public.user_mcp_services_service_key_fkey(public.user_mcp_services);

alter table public.user_mcp_services set schema security_service;

create view public.user_mcp_services
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.service_key,
    t.encrypted_credentials,
    t.is_enabled,
    t.environment,
    t.total_calls,
    t.created_at,
    t.updated_at
from security_service.user_mcp_services as t;

alter view public.user_mcp_services alter column id set default gen_random_uuid();

alter view public.user_mcp_services alter column is_enabled set default true;

alter view public.user_mcp_services alter column environment set default 'production'::character varying;

alter view public.user_mcp_services alter column total_calls set default 0;

alter view public.user_mcp_services alter column created_at set default now();

alter view public.user_mcp_services alter column updated_at set default now();

revoke all on table public.user_mcp_services from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.user_mcp_services to authenticated;

grant select, insert, update, delete on table public.user_mcp_services to service_role;

comment on view public.user_mcp_services is 'Facade of security_service.user_mcp_services.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.user_mcp_services_service_key_fkey(public.mcp_service_catalog)
returns setof public.user_mcp_services
language sql
stable
parallel safe
as $$
    select r.*
    from public.user_mcp_services as r
    where r.service_key = $1.service_key
$$;

revoke all on function public.user_mcp_services_service_key_fkey(public.mcp_service_catalog) from public, anon, authenticated, service_role;

grant execute on function public.user_mcp_services_service_key_fkey(public.mcp_service_catalog) to anon, authenticated, service_role;

comment on function public.user_mcp_services_service_key_fkey(public.mcp_service_catalog) is 'Embed of the key user_mcp_services_service_key_fkey: the rows of public.user_mcp_services, for PostgREST.';

create function public.service_key(public.user_mcp_services)
returns setof public.mcp_service_catalog
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.mcp_service_catalog as r
    where r.service_key = $1.service_key
$$;

revoke all on function public.service_key(public.user_mcp_services) from public, anon, authenticated, service_role;

grant execute on function public.service_key(public.user_mcp_services) to authenticated, service_role;

comment on function public.service_key(public.user_mcp_services) is 'Embed of the key user_mcp_services_service_key_fkey: the rows of public.mcp_service_catalog, for PostgREST.';

create function public.user_mcp_services_service_key_fkey(public.user_mcp_services)
returns setof public.mcp_service_catalog
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.mcp_service_catalog as r
    where r.service_key = $1.service_key
$$;

revoke all on function public.user_mcp_services_service_key_fkey(public.user_mcp_services) from public, anon, authenticated, service_role;

grant execute on function public.user_mcp_services_service_key_fkey(public.user_mcp_services) to authenticated, service_role;

comment on function public.user_mcp_services_service_key_fkey(public.user_mcp_services) is 'Embed of the key user_mcp_services_service_key_fkey: the rows of public.mcp_service_catalog, for PostgREST.';

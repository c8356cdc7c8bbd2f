-- Clients go on with public.mcp_service_catalog; its rows live in security_service.mcp_service_catalog.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.api_key_scopes_service_key_fkey(public.mcp_service_catalog);

alter table public.mcp_service_catalog set schema security_service;

create view public.mcp_service_catalog
with (security_invoker = on)
as
select
    t.id,
    t.service_key,
    t.display_name,
    t.category,
    t.credential_fields,
    t.is_available,
    t.is_beta,
    t.created_at,
    t.updated_at
from security_service.mcp_service_catalog as t;

alter view public.mcp_service_catalog alter column id set default gen_random_uuid();

alter view public.mcp_service_catalog alter column category set default 'other'::character varying;

alter view public.mcp_service_catalog alter column credential_fields set default '[]'::jsonb;

alter view public.mcp_service_catalog alter column is_available set default true;

alter view public.mcp_service_catalog alter column is_beta set default false;

alter view public.mcp_service_catalog alter column created_at set default now();

alter view public.mcp_service_catalog alter column updated_at set default now();

revoke all on table public.mcp_service_catalog from public, anon, authenticated, service_role;

grant select on table public.mcp_service_catalog to anon;

grant select on table public.mcp_service_catalog to authenticated;

grant select, insert, update, delete on table public.mcp_service_catalog to service_role;

comment on view public.mcp_service_catalog is 'Facade of security_service.mcp_service_catalog.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.api_key_scopes_service_key_fkey(public.mcp_service_catalog)
returns setof public.api_key_scopes
language sql
stable
parallel safe
as $$
    select r.*
    from public.api_key_scopes as r
    where r.service_key = $1.service_key
$$;

revoke all on function public.api_key_scopes_service_key_fkey(public.mcp_service_catalog) from public, anon, authenticated, service_role;

grant execute on function public.api_key_scopes_service_key_fkey(public.mcp_service_catalog) to anon, authenticated, service_role;

comment on function public.api_key_scopes_service_key_fkey(public.mcp_service_catalog) is 'Embed of the key api_key_scopes_service_key_fkey: the rows of public.api_key_scopes, for PostgREST.';

create function public.api_key_scopes_service_key_fkey(public.api_key_scopes)
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

revoke all on function public.api_key_scopes_service_key_fkey(public.api_key_scopes) from public, anon, authenticated, service_role;

grant execute on function public.api_key_scopes_service_key_fkey(public.api_key_scopes) to authenticated, service_role;

comment on function public.api_key_scopes_service_key_fkey(public.api_key_scopes) is 'Embed of the key api_key_scopes_service_key_fkey: the rows of public.mcp_service_catalog, for PostgREST.';

create function public.service_key(public.api_key_scopes)
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

revoke all on function public.service_key(public.api_key_scopes) from public, anon, authenticated, service_role;

grant execute on function public.service_key(public.api_key_scopes) to authenticated, service_role;

comment on function public.service_key(public.api_key_scopes) is 'Embed of the key api_key_scopes_service_key_fkey: the rows of public.mcp_service_catalog, for PostgREST.';

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

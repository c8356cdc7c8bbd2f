-- public.user_mcp_services is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.user_mcp_services_service_key_fkey(public.user_mcp_services);

drop function public.service_key(public.user_mcp_services);

drop function public.user_mcp_services_service_key_fkey(public.mcp_service_catalog);

drop view public.user_mcp_services;

alter table security_service.user_mcp_services set schema public;

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
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

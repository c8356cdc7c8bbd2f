-- public.user_mcp_services is the table again.

-- Who has the table by a foreign key, a policy or a function, and then asks for its facade, must
-- not meet this holding the facade and asking for the table: that is a deadlock. So both are
-- locked together or not at all, in short tries, for ten seconds at most.
do $$
begin
    for v_try in 1..50 loop
        begin
            set local lock_timeout = '100ms';
            lock table public.user_mcp_services in access exclusive mode;
            exit;
        exception
            when lock_not_available then
                if v_try = 50 then
                    raise;
                end if;
        end;

        perform pg_catalog.pg_sleep(0.1);
    end loop;
end
$$;

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

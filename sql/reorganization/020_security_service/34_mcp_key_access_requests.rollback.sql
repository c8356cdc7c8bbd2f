-- public.mcp_key_access_requests is the table again.

-- Who has the table by a foreign key, a policy or a function, and then asks for its facade, must
-- not meet this holding the facade and asking for the table: that is a deadlock. So both are
-- locked together or not at all, in short tries, for ten seconds at most.
do $$
begin
    for v_try in 1..50 loop
        begin
            set local lock_timeout = '100ms';
            lock table public.mcp_key_access_requests in access exclusive mode;
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
drop function public.request_id(public.mcp_key_sessions);

drop function public.mcp_key_sessions_request_id_fkey(public.mcp_key_sessions);

drop function public.mcp_key_sessions_request_id_fkey(public.mcp_key_access_requests);

drop view public.mcp_key_access_requests;

alter table security_service.mcp_key_access_requests set schema public;

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.mcp_key_sessions_request_id_fkey(public.mcp_key_access_requests)
returns setof public.mcp_key_sessions
language sql
stable
parallel safe
as $$
    select r.*
    from public.mcp_key_sessions as r
    where r.request_id = $1.id
$$;

revoke all on function public.mcp_key_sessions_request_id_fkey(public.mcp_key_access_requests) from public, anon, authenticated, service_role;

grant execute on function public.mcp_key_sessions_request_id_fkey(public.mcp_key_access_requests) to authenticated, service_role;

comment on function public.mcp_key_sessions_request_id_fkey(public.mcp_key_access_requests) is 'Embed of the key mcp_key_sessions_request_id_fkey: the rows of public.mcp_key_sessions, for PostgREST.';

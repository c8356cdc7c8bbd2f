-- public.api_key_projects is the table again.

-- Who has the table by a foreign key, a policy or a function, and then asks for its facade, must
-- not meet this holding the facade and asking for the table: that is a deadlock. So both are
-- locked together or not at all, in short tries, for ten seconds at most.
do $$
begin
    for v_try in 1..50 loop
        begin
            set local lock_timeout = '100ms';
            lock table public.api_key_projects in access exclusive mode;
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
drop function public.stored_api_keys_project_id_fkey(public.stored_api_keys);

drop function public.project_id(public.stored_api_keys);

drop function public.stored_api_keys_project_id_fkey(public.api_key_projects);

drop view public.api_key_projects;

alter table security_service.api_key_projects set schema public;

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

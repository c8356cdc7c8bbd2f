-- public.company_projects is the table again.

-- Who has the table by a foreign key, a policy or a function, and then asks for its facade, must
-- not meet this holding the facade and asking for the table: that is a deadlock. So both are
-- locked together or not at all, in short tries, for ten seconds at most.
do $$
begin
    for v_try in 1..50 loop
        begin
            set local lock_timeout = '100ms';
            lock table public.company_projects in access exclusive mode;
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
drop function public.vortex_items_company_id_fkey(public.vortex_items);

drop function public.company_id(public.vortex_items);

drop function public.project_id(public.company_usage_logs);

drop function public.company_usage_logs_project_id_fkey(public.company_usage_logs);

drop function public.project_id(public.company_services);

drop function public.company_services_project_id_fkey(public.company_services);

drop function public.company_usage_logs_project_id_fkey(public.company_projects);

drop view public.company_projects;

alter table control_room.company_projects set schema public;

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.company_usage_logs_project_id_fkey(public.company_projects)
returns setof public.company_usage_logs
language sql
stable
parallel safe
as $$
    select r.*
    from public.company_usage_logs as r
    where r.project_id = $1.id
$$;

revoke all on function public.company_usage_logs_project_id_fkey(public.company_projects) from public, anon, authenticated, service_role;

grant execute on function public.company_usage_logs_project_id_fkey(public.company_projects) to service_role;

comment on function public.company_usage_logs_project_id_fkey(public.company_projects) is 'Embed of the key company_usage_logs_project_id_fkey: the rows of public.company_usage_logs, for PostgREST.';

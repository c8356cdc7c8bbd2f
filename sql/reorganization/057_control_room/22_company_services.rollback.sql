-- public.company_services is the table again.

-- Who has the table by a foreign key, a policy or a function, and then asks for its facade, must
-- not meet this holding the facade and asking for the table: that is a deadlock. So both are
-- locked together or not at all, in short tries, for ten seconds at most.
do $$
begin
    for v_try in 1..50 loop
        begin
            set local lock_timeout = '100ms';
            lock table public.company_services in access exclusive mode;
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
drop function public.service_id(public.company_usage_logs);

drop function public.company_usage_logs_service_id_fkey(public.company_usage_logs);

drop function public.service_id(public.company_endpoints);

drop function public.company_endpoints_service_id_fkey(public.company_endpoints);

drop function public.project_id(public.company_services);

drop function public.company_usage_logs_service_id_fkey(public.company_services);

drop function public.company_services_project_id_fkey(public.company_services);

drop function public.company_services_project_id_fkey(public.company_projects);

drop view public.company_services;

alter table control_room.company_services set schema public;

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
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

-- Clients go on with public.company_usage_logs; its rows live in analytics.company_usage_logs.
set local lock_timeout = '2s';

alter table public.company_usage_logs set schema analytics;

create view public.company_usage_logs
with (security_invoker = on)
as
select
    t.id,
    t.project_id,
    t.service_id,
    t.endpoint_id,
    t.user_id,
    t.request_method,
    t.request_path,
    t.request_size_bytes,
    t.response_size_bytes,
    t.response_status,
    t.execution_time_ms,
    t.metadata,
    t."timestamp"
from analytics.company_usage_logs as t;

alter view public.company_usage_logs alter column id set default gen_random_uuid();

alter view public.company_usage_logs alter column metadata set default '{}'::jsonb;

alter view public.company_usage_logs alter column "timestamp" set default now();

revoke all on table public.company_usage_logs from public, anon, authenticated, service_role;

grant select on table public.company_usage_logs to authenticated;

grant select, insert, update, delete on table public.company_usage_logs to service_role;

comment on view public.company_usage_logs is 'Facade of analytics.company_usage_logs.';

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

create function public.company_usage_logs_endpoint_id_fkey(public.company_endpoints)
returns setof public.company_usage_logs
language sql
stable
parallel safe
as $$
    select r.*
    from public.company_usage_logs as r
    where r.endpoint_id = $1.id
$$;

revoke all on function public.company_usage_logs_endpoint_id_fkey(public.company_endpoints) from public, anon, authenticated, service_role;

grant execute on function public.company_usage_logs_endpoint_id_fkey(public.company_endpoints) to authenticated, service_role;

comment on function public.company_usage_logs_endpoint_id_fkey(public.company_endpoints) is 'Embed of the key company_usage_logs_endpoint_id_fkey: the rows of public.company_usage_logs, for PostgREST.';

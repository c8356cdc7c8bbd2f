-- Clients go on with public.key_usage_analytics; its rows live in security_service.key_usage_analytics.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.key_id(public.key_usage_analytics);

drop function public.key_usage_analytics_key_id_fkey(public.key_usage_analytics);

alter table public.key_usage_analytics set schema security_service;

create view public.key_usage_analytics
with (security_invoker = on)
as
select
    t.id,
    t.key_id,
    t.operation,
    t.organization_id,
    t.user_id,
    t.success,
    t.metadata,
    t."timestamp"
from security_service.key_usage_analytics as t;

alter view public.key_usage_analytics alter column id set default extensions.uuid_generate_v4();

alter view public.key_usage_analytics alter column success set default true;

alter view public.key_usage_analytics alter column metadata set default '{}'::jsonb;

alter view public.key_usage_analytics alter column "timestamp" set default now();

revoke all on table public.key_usage_analytics from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.key_usage_analytics to authenticated;

grant select, insert, update, delete on table public.key_usage_analytics to service_role;

comment on view public.key_usage_analytics is 'Facade of security_service.key_usage_analytics.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.key_usage_analytics_key_id_fkey(public.stored_api_keys)
returns setof public.key_usage_analytics
language sql
stable
parallel safe
as $$
    select r.*
    from public.key_usage_analytics as r
    where r.key_id = $1.id
$$;

revoke all on function public.key_usage_analytics_key_id_fkey(public.stored_api_keys) from public, anon, authenticated, service_role;

grant execute on function public.key_usage_analytics_key_id_fkey(public.stored_api_keys) to authenticated, service_role;

comment on function public.key_usage_analytics_key_id_fkey(public.stored_api_keys) is 'Embed of the key key_usage_analytics_key_id_fkey: the rows of public.key_usage_analytics, for PostgREST.';

create function public.key_id(public.key_usage_analytics)
returns setof public.stored_api_keys
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.stored_api_keys as r
    where r.id = $1.key_id
$$;

revoke all on function public.key_id(public.key_usage_analytics) from public, anon, authenticated, service_role;

grant execute on function public.key_id(public.key_usage_analytics) to authenticated, service_role;

comment on function public.key_id(public.key_usage_analytics) is 'Embed of the key key_usage_analytics_key_id_fkey: the rows of public.stored_api_keys, for PostgREST.';

create function public.key_usage_analytics_key_id_fkey(public.key_usage_analytics)
returns setof public.stored_api_keys
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.stored_api_keys as r
    where r.id = $1.key_id
$$;

revoke all on function public.key_usage_analytics_key_id_fkey(public.key_usage_analytics) from public, anon, authenticated, service_role;

grant execute on function public.key_usage_analytics_key_id_fkey(public.key_usage_analytics) to authenticated, service_role;

comment on function public.key_usage_analytics_key_id_fkey(public.key_usage_analytics) is 'Embed of the key key_usage_analytics_key_id_fkey: the rows of public.stored_api_keys, for PostgREST.';

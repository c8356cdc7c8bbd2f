-- Clients go on with public.client_api_keys; its rows live in client_services.api_keys.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.client_api_keys_client_organization_id_fkey(public.client_api_keys);

drop function public.client_organization_id(public.client_api_keys);

alter table public.client_api_keys set schema client_services;

alter table client_services.client_api_keys rename to api_keys;

create view public.client_api_keys
with (security_invoker = on)
as
select
    t.id,
    t.client_organization_id,
    t.key_prefix,
    t.key_hash,
    t.is_active,
    t.created_at,
    t.expires_at
from client_services.api_keys as t;

alter view public.client_api_keys alter column id set default gen_random_uuid();

alter view public.client_api_keys alter column is_active set default true;

alter view public.client_api_keys alter column created_at set default now();

revoke all on table public.client_api_keys from public, anon, authenticated, service_role;

grant select on table public.client_api_keys to authenticated;

grant select, insert, update, delete on table public.client_api_keys to service_role;

comment on view public.client_api_keys is 'Facade of client_services.api_keys.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.client_api_keys_client_organization_id_fkey(public.client_organizations)
returns setof public.client_api_keys
language sql
stable
parallel safe
as $$
    select r.*
    from public.client_api_keys as r
    where r.client_organization_id = $1.id
$$;

revoke all on function public.client_api_keys_client_organization_id_fkey(public.client_organizations) from public, anon, authenticated, service_role;

grant execute on function public.client_api_keys_client_organization_id_fkey(public.client_organizations) to authenticated, service_role;

comment on function public.client_api_keys_client_organization_id_fkey(public.client_organizations) is 'Embed of the key client_api_keys_client_organization_id_fkey: the rows of public.client_api_keys, for PostgREST.';

create function public.client_api_keys_client_organization_id_fkey(public.client_api_keys)
returns setof public.client_organizations
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.client_organizations as r
    where r.id = $1.client_organization_id
$$;

revoke all on function public.client_api_keys_client_organization_id_fkey(public.client_api_keys) from public, anon, authenticated, service_role;

grant execute on function public.client_api_keys_client_organization_id_fkey(public.client_api_keys) to authenticated, service_role;

comment on function public.client_api_keys_client_organization_id_fkey(public.client_api_keys) is 'Embed of the key client_api_keys_client_organization_id_fkey: the rows of public.client_organizations, for PostgREST.';

create function public.client_organization_id(public.client_api_keys)
returns setof public.client_organizations
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.client_organizations as r
    where r.id = $1.client_organization_id
$$;

revoke all on function public.client_organization_id(public.client_api_keys) from public, anon, authenticated, service_role;

grant execute on function public.client_organization_id(public.client_api_keys) to authenticated, service_role;

comment on function public.client_organization_id(public.client_api_keys) is 'Embed of the key client_api_keys_client_organization_id_fkey: the rows of public.client_organizations, for PostgREST.';

create function public.api_key_id(public.client_usage_logs)
returns setof public.client_api_keys
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.client_api_keys as r
    where r.id = $1.api_key_id
$$;

revoke all on function public.api_key_id(public.client_usage_logs) from public, anon, authenticated, service_role;

grant execute on function public.api_key_id(public.client_usage_logs) to authenticated, service_role;

comment on function public.api_key_id(public.client_usage_logs) is 'Embed of the key client_usage_logs_api_key_id_fkey: the rows of public.client_api_keys, for PostgREST.';

create function public.client_usage_logs_api_key_id_fkey(public.client_usage_logs)
returns setof public.client_api_keys
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.client_api_keys as r
    where r.id = $1.api_key_id
$$;

revoke all on function public.client_usage_logs_api_key_id_fkey(public.client_usage_logs) from public, anon, authenticated, service_role;

grant execute on function public.client_usage_logs_api_key_id_fkey(public.client_usage_logs) to authenticated, service_role;

comment on function public.client_usage_logs_api_key_id_fkey(public.client_usage_logs) is 'Embed of the key client_usage_logs_api_key_id_fkey: the rows of public.client_api_keys, for PostgREST.';

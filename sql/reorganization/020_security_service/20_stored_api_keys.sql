-- Clients go on with public.stored_api_keys; its rows live in security_service.stored_api_keys.
set local lock_timeout = '2s';

alter table public.stored_api_keys set schema security_service;

create view public.stored_api_keys
with (security_invoker = on)
as
select
    t.id,
    t.name,
    t.environment,
    t.project_id,
    t.organization_id,
    t.encrypted_value,
    t.key_type,
    t.access_level,
    t.status,
    t.tags,
    t.usage_count,
    t.last_rotated,
    t.rotation_frequency,
    t.expires_at,
    t.metadata,
    t.created_by,
    t.created_at,
    t.updated_at
from security_service.stored_api_keys as t;

alter view public.stored_api_keys alter column id set default extensions.uuid_generate_v4();

alter view public.stored_api_keys alter column environment set default 'development'::character varying;

alter view public.stored_api_keys alter column key_type set default 'api_key'::character varying;

alter view public.stored_api_keys alter column access_level set default 'team'::character varying;

alter view public.stored_api_keys alter column status set default 'active'::character varying;

alter view public.stored_api_keys alter column tags set default '{}'::text[];

alter view public.stored_api_keys alter column usage_count set default 0;

alter view public.stored_api_keys alter column last_rotated set default now();

alter view public.stored_api_keys alter column rotation_frequency set default 90;

alter view public.stored_api_keys alter column metadata set default '{}'::jsonb;

alter view public.stored_api_keys alter column created_at set default now();

alter view public.stored_api_keys alter column updated_at set default now();

revoke all on table public.stored_api_keys from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.stored_api_keys to authenticated;

grant select, insert, update, delete on table public.stored_api_keys to service_role;

comment on view public.stored_api_keys is 'Facade of security_service.stored_api_keys.';

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

create function public.key_id(public.key_rotation_policies)
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

revoke all on function public.key_id(public.key_rotation_policies) from public, anon, authenticated, service_role;

grant execute on function public.key_id(public.key_rotation_policies) to authenticated, service_role;

comment on function public.key_id(public.key_rotation_policies) is 'Embed of the key key_rotation_policies_key_id_fkey: the rows of public.stored_api_keys, for PostgREST.';

create function public.key_rotation_policies_key_id_fkey(public.key_rotation_policies)
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

revoke all on function public.key_rotation_policies_key_id_fkey(public.key_rotation_policies) from public, anon, authenticated, service_role;

grant execute on function public.key_rotation_policies_key_id_fkey(public.key_rotation_policies) to authenticated, service_role;

comment on function public.key_rotation_policies_key_id_fkey(public.key_rotation_policies) is 'Embed of the key key_rotation_policies_key_id_fkey: the rows of public.stored_api_keys, for PostgREST.';

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

create function public.key_id(public.key_security_events)
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

revoke all on function public.key_id(public.key_security_events) from public, anon, authenticated, service_role;

grant execute on function public.key_id(public.key_security_events) to authenticated, service_role;

comment on function public.key_id(public.key_security_events) is 'Embed of the key key_security_events_key_id_fkey: the rows of public.stored_api_keys, for PostgREST.';

create function public.key_security_events_key_id_fkey(public.key_security_events)
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

revoke all on function public.key_security_events_key_id_fkey(public.key_security_events) from public, anon, authenticated, service_role;

grant execute on function public.key_security_events_key_id_fkey(public.key_security_events) to authenticated, service_role;

comment on function public.key_security_events_key_id_fkey(public.key_security_events) is 'Embed of the key key_security_events_key_id_fkey: the rows of public.stored_api_keys, for PostgREST.';

-- Clients go on with public.vendor_api_keys_v2; its rows live in vendors.api_keys.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.vendor_api_keys_v2_vendor_org_id_fkey(public.vendor_api_keys_v2);

drop function public.vendor_org_id(public.vendor_api_keys_v2);

alter table public.vendor_api_keys_v2 set schema vendors;

alter table vendors.vendor_api_keys_v2 rename to api_keys;

create view public.vendor_api_keys_v2
with (security_invoker = on)
as
select
    t.id,
    t.vendor_org_id,
    t.key_id,
    t.key_secret_hash,
    t.key_name,
    t.key_description,
    t.key_type,
    t.environment,
    t.allowed_platforms,
    t.allowed_services,
    t.allowed_ip_ranges,
    t.rate_limit_override,
    t.requires_signature,
    t.webhook_url,
    t.webhook_secret,
    t.total_requests,
    t.monthly_requests,
    t.is_active,
    t.last_used_at,
    t.last_request_at,
    t.created_at,
    t.updated_at,
    t.expires_at
from vendors.api_keys as t;

alter view public.vendor_api_keys_v2 alter column id set default gen_random_uuid();

alter view public.vendor_api_keys_v2 alter column key_name set default 'Default key'::character varying;

alter view public.vendor_api_keys_v2 alter column key_type set default 'live'::character varying;

alter view public.vendor_api_keys_v2 alter column environment set default 'production'::character varying;

alter view public.vendor_api_keys_v2 alter column allowed_platforms set default '[]'::jsonb;

alter view public.vendor_api_keys_v2 alter column allowed_services set default '[]'::jsonb;

alter view public.vendor_api_keys_v2 alter column allowed_ip_ranges set default '[]'::jsonb;

alter view public.vendor_api_keys_v2 alter column requires_signature set default false;

alter view public.vendor_api_keys_v2 alter column total_requests set default 0;

alter view public.vendor_api_keys_v2 alter column monthly_requests set default 0;

alter view public.vendor_api_keys_v2 alter column is_active set default true;

alter view public.vendor_api_keys_v2 alter column created_at set default now();

alter view public.vendor_api_keys_v2 alter column updated_at set default now();

revoke all on table public.vendor_api_keys_v2 from public, anon, authenticated, service_role;

grant select on table public.vendor_api_keys_v2 to authenticated;

grant select, insert, update, delete on table public.vendor_api_keys_v2 to service_role;

comment on view public.vendor_api_keys_v2 is 'Facade of vendors.api_keys.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.vendor_api_keys_v2_vendor_org_id_fkey(public.vendor_organizations)
returns setof public.vendor_api_keys_v2
language sql
stable
parallel safe
as $$
    select r.*
    from public.vendor_api_keys_v2 as r
    where r.vendor_org_id = $1.id
$$;

revoke all on function public.vendor_api_keys_v2_vendor_org_id_fkey(public.vendor_organizations) from public, anon, authenticated, service_role;

grant execute on function public.vendor_api_keys_v2_vendor_org_id_fkey(public.vendor_organizations) to authenticated, service_role;

comment on function public.vendor_api_keys_v2_vendor_org_id_fkey(public.vendor_organizations) is 'Embed of the key vendor_api_keys_v2_vendor_org_id_fkey: the rows of public.vendor_api_keys_v2, for PostgREST.';

create function public.vendor_api_keys_v2_vendor_org_id_fkey(public.vendor_api_keys_v2)
returns setof public.vendor_organizations
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.vendor_organizations as r
    where r.id = $1.vendor_org_id
$$;

revoke all on function public.vendor_api_keys_v2_vendor_org_id_fkey(public.vendor_api_keys_v2) from public, anon, authenticated, service_role;

grant execute on function public.vendor_api_keys_v2_vendor_org_id_fkey(public.vendor_api_keys_v2) to authenticated, service_role;

comment on function public.vendor_api_keys_v2_vendor_org_id_fkey(public.vendor_api_keys_v2) is 'Embed of the key vendor_api_keys_v2_vendor_org_id_fkey: the rows of public.vendor_organizations, for PostgREST.';

create function public.vendor_org_id(public.vendor_api_keys_v2)
returns setof public.vendor_organizations
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.vendor_organizations as r
    where r.id = $1.vendor_org_id
$$;

revoke all on function public.vendor_org_id(public.vendor_api_keys_v2) from public, anon, authenticated, service_role;

grant execute on function public.vendor_org_id(public.vendor_api_keys_v2) to authenticated, service_role;

comment on function public.vendor_org_id(public.vendor_api_keys_v2) is 'Embed of the key vendor_api_keys_v2_vendor_org_id_fkey: the rows of public.vendor_organizations, for PostgREST.';

create function public.api_key_id(public.vendor_usage_logs)
returns setof public.vendor_api_keys_v2
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.vendor_api_keys_v2 as r
    where r.id = $1.api_key_id
$$;

revoke all on function public.api_key_id(public.vendor_usage_logs) from public, anon, authenticated, service_role;

grant execute on function public.api_key_id(public.vendor_usage_logs) to authenticated, service_role;

comment on function public.api_key_id(public.vendor_usage_logs) is 'Embed of the key vendor_usage_logs_api_key_id_fkey: the rows of public.vendor_api_keys_v2, for PostgREST.';

create function public.vendor_usage_logs_api_key_id_fkey(public.vendor_usage_logs)
returns setof public.vendor_api_keys_v2
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.vendor_api_keys_v2 as r
    where r.id = $1.api_key_id
$$;

revoke all on function public.vendor_usage_logs_api_key_id_fkey(public.vendor_usage_logs) from public, anon, authenticated, service_role;

grant execute on function public.vendor_usage_logs_api_key_id_fkey(public.vendor_usage_logs) to authenticated, service_role;

comment on function public.vendor_usage_logs_api_key_id_fkey(public.vendor_usage_logs) is 'Embed of the key vendor_usage_logs_api_key_id_fkey: the rows of public.vendor_api_keys_v2, for PostgREST.';

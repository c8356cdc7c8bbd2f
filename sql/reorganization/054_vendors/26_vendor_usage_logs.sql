-- Clients go on with public.vendor_usage_logs; its rows live in vendors.usage_logs.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.api_key_id(public.vendor_usage_logs);

drop function public.vendor_org_id(public.vendor_usage_logs);

drop function public.vendor_usage_logs_api_key_id_fkey(public.vendor_usage_logs);

drop function public.vendor_usage_logs_vendor_org_id_fkey(public.vendor_usage_logs);

alter table public.vendor_usage_logs set schema vendors;

alter table vendors.vendor_usage_logs rename to usage_logs;

create view public.vendor_usage_logs
with (security_invoker = on)
as
select
    t.id,
    t.vendor_org_id,
    t.api_key_id,
    t.request_id,
    t.platform,
    t.service,
    t.endpoint,
    t.method,
    t.status_code,
    t.success,
    t.error_message,
    t.request_timestamp,
    t.processed_at,
    t.processing_time_ms,
    t.request_size_bytes,
    t.response_size_bytes,
    t.tokens_consumed,
    t.compute_units,
    t.cost_amount,
    t.cost_currency,
    t.billing_tier,
    t.ip_address,
    t.user_agent,
    t.request_metadata,
    t.response_metadata
from vendors.usage_logs as t;

alter view public.vendor_usage_logs alter column id set default gen_random_uuid();

alter view public.vendor_usage_logs alter column success set default true;

alter view public.vendor_usage_logs alter column request_timestamp set default now();

alter view public.vendor_usage_logs alter column tokens_consumed set default 0;

alter view public.vendor_usage_logs alter column compute_units set default 0;

alter view public.vendor_usage_logs alter column cost_amount set default 0;

alter view public.vendor_usage_logs alter column cost_currency set default 'USD'::character varying;

alter view public.vendor_usage_logs alter column request_metadata set default '{}'::jsonb;

alter view public.vendor_usage_logs alter column response_metadata set default '{}'::jsonb;

revoke all on table public.vendor_usage_logs from public, anon, authenticated, service_role;

grant select on table public.vendor_usage_logs to authenticated;

grant select, insert, update, delete on table public.vendor_usage_logs to service_role;

comment on view public.vendor_usage_logs is 'Facade of vendors.usage_logs.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.vendor_usage_logs_vendor_org_id_fkey(public.vendor_organizations)
returns setof public.vendor_usage_logs
language sql
stable
parallel safe
as $$
    select r.*
    from public.vendor_usage_logs as r
    where r.vendor_org_id = $1.id
$$;

revoke all on function public.vendor_usage_logs_vendor_org_id_fkey(public.vendor_organizations) from public, anon, authenticated, service_role;

grant execute on function public.vendor_usage_logs_vendor_org_id_fkey(public.vendor_organizations) to authenticated, service_role;

comment on function public.vendor_usage_logs_vendor_org_id_fkey(public.vendor_organizations) is 'Embed of the key vendor_usage_logs_vendor_org_id_fkey: the rows of public.vendor_usage_logs, for PostgREST.';

create function public.vendor_usage_logs_api_key_id_fkey(public.vendor_api_keys_v2)
returns setof public.vendor_usage_logs
language sql
stable
parallel safe
as $$
    select r.*
    from public.vendor_usage_logs as r
    where r.api_key_id = $1.id
$$;

revoke all on function public.vendor_usage_logs_api_key_id_fkey(public.vendor_api_keys_v2) from public, anon, authenticated, service_role;

grant execute on function public.vendor_usage_logs_api_key_id_fkey(public.vendor_api_keys_v2) to authenticated, service_role;

comment on function public.vendor_usage_logs_api_key_id_fkey(public.vendor_api_keys_v2) is 'Embed of the key vendor_usage_logs_api_key_id_fkey: the rows of public.vendor_usage_logs, for PostgREST.';

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

create function public.vendor_org_id(public.vendor_usage_logs)
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

revoke all on function public.vendor_org_id(public.vendor_usage_logs) from public, anon, authenticated, service_role;

grant execute on function public.vendor_org_id(public.vendor_usage_logs) to authenticated, service_role;

comment on function public.vendor_org_id(public.vendor_usage_logs) is 'Embed of the key vendor_usage_logs_vendor_org_id_fkey: the rows of public.vendor_organizations, for PostgREST.';

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

create function public.vendor_usage_logs_vendor_org_id_fkey(public.vendor_usage_logs)
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

revoke all on function public.vendor_usage_logs_vendor_org_id_fkey(public.vendor_usage_logs) from public, anon, authenticated, service_role;

grant execute on function public.vendor_usage_logs_vendor_org_id_fkey(public.vendor_usage_logs) to authenticated, service_role;

comment on function public.vendor_usage_logs_vendor_org_id_fkey(public.vendor_usage_logs) is 'Embed of the key vendor_usage_logs_vendor_org_id_fkey: the rows of public.vendor_organizations, for PostgREST.';

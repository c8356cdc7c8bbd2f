-- Clients go on with public.vendor_organizations; its rows live in vendors.organizations.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.vendor_billing_records_vendor_org_id_fkey(public.vendor_organizations);

alter table public.vendor_organizations set schema vendors;

alter table vendors.vendor_organizations rename to organizations;

create view public.vendor_organizations
with (security_invoker = on)
as
select
    t.id,
    t.vendor_code,
    t.organization_name,
    t.organization_type,
    t.business_registration,
    t.tax_id,
    t.contact_email,
    t.contact_name,
    t.website_url,
    t.billing_model,
    t.billing_tier,
    t.billing_address,
    t.currency,
    t.credit_balance,
    t.monthly_limit,
    t.monthly_spend_limit,
    t.rate_limit_per_minute,
    t.platform_access,
    t.service_permissions,
    t.compliance_requirements,
    t.privacy_level,
    t.data_retention_days,
    t.status,
    t.trial_ends_at,
    t.created_by,
    t.created_at,
    t.updated_at
from vendors.organizations as t;

alter view public.vendor_organizations alter column id set default gen_random_uuid();

alter view public.vendor_organizations alter column billing_model set default 'usage_based'::character varying;

alter view public.vendor_organizations alter column billing_tier set default 'starter'::character varying;

alter view public.vendor_organizations alter column currency set default 'USD'::character varying;

alter view public.vendor_organizations alter column credit_balance set default 0;

alter view public.vendor_organizations alter column rate_limit_per_minute set default 60;

alter view public.vendor_organizations alter column platform_access set default '{}'::jsonb;

alter view public.vendor_organizations alter column service_permissions set default '{}'::jsonb;

alter view public.vendor_organizations alter column compliance_requirements set default '{}'::jsonb;

alter view public.vendor_organizations alter column privacy_level set default 'standard'::character varying;

alter view public.vendor_organizations alter column data_retention_days set default 90;

alter view public.vendor_organizations alter column status set default 'active'::character varying;

alter view public.vendor_organizations alter column created_at set default now();

alter view public.vendor_organizations alter column updated_at set default now();

revoke all on table public.vendor_organizations from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.vendor_organizations to authenticated;

grant select, insert, update, delete on table public.vendor_organizations to service_role;

comment on view public.vendor_organizations is 'Facade of vendors.organizations.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.vendor_billing_records_vendor_org_id_fkey(public.vendor_organizations)
returns setof public.vendor_billing_records
language sql
stable
parallel safe
as $$
    select r.*
    from public.vendor_billing_records as r
    where r.vendor_org_id = $1.id
$$;

revoke all on function public.vendor_billing_records_vendor_org_id_fkey(public.vendor_organizations) from public, anon, authenticated, service_role;

grant execute on function public.vendor_billing_records_vendor_org_id_fkey(public.vendor_organizations) to authenticated, service_role;

comment on function public.vendor_billing_records_vendor_org_id_fkey(public.vendor_organizations) is 'Embed of the key vendor_billing_records_vendor_org_id_fkey: the rows of public.vendor_billing_records, for PostgREST.';

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

create function public.vendor_billing_records_vendor_org_id_fkey(public.vendor_billing_records)
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

revoke all on function public.vendor_billing_records_vendor_org_id_fkey(public.vendor_billing_records) from public, anon, authenticated, service_role;

grant execute on function public.vendor_billing_records_vendor_org_id_fkey(public.vendor_billing_records) to authenticated, service_role;

comment on function public.vendor_billing_records_vendor_org_id_fkey(public.vendor_billing_records) is 'Embed of the key vendor_billing_records_vendor_org_id_fkey: the rows of public.vendor_organizations, for PostgREST.';

create function public.vendor_org_id(public.vendor_billing_records)
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

revoke all on function public.vendor_org_id(public.vendor_billing_records) from public, anon, authenticated, service_role;

grant execute on function public.vendor_org_id(public.vendor_billing_records) to authenticated, service_role;

comment on function public.vendor_org_id(public.vendor_billing_records) is 'Embed of the key vendor_billing_records_vendor_org_id_fkey: the rows of public.vendor_organizations, for PostgREST.';

create function public.vendor_org_id(public.vendor_platform_sessions)
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

revoke all on function public.vendor_org_id(public.vendor_platform_sessions) from public, anon, authenticated, service_role;

grant execute on function public.vendor_org_id(public.vendor_platform_sessions) to authenticated, service_role;

comment on function public.vendor_org_id(public.vendor_platform_sessions) is 'Embed of the key vendor_platform_sessions_vendor_org_id_fkey: the rows of public.vendor_organizations, for PostgREST.';

create function public.vendor_platform_sessions_vendor_org_id_fkey(public.vendor_platform_sessions)
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

revoke all on function public.vendor_platform_sessions_vendor_org_id_fkey(public.vendor_platform_sessions) from public, anon, authenticated, service_role;

grant execute on function public.vendor_platform_sessions_vendor_org_id_fkey(public.vendor_platform_sessions) to authenticated, service_role;

comment on function public.vendor_platform_sessions_vendor_org_id_fkey(public.vendor_platform_sessions) is 'Embed of the key vendor_platform_sessions_vendor_org_id_fkey: the rows of public.vendor_organizations, for PostgREST.';

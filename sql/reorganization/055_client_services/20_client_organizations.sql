-- Clients go on with public.client_organizations; its rows live in client_services.organizations.
set local lock_timeout = '2s';

alter table public.client_organizations set schema client_services;

alter table client_services.client_organizations rename to organizations;

create view public.client_organizations
with (security_invoker = on)
as
select
    t.id,
    t.name,
    t.owner_id,
    t.contact_email,
    t.status,
    t.created_at,
    t.updated_at
from client_services.organizations as t;

alter view public.client_organizations alter column id set default gen_random_uuid();

alter view public.client_organizations alter column status set default 'active'::text;

alter view public.client_organizations alter column created_at set default now();

alter view public.client_organizations alter column updated_at set default now();

revoke all on table public.client_organizations from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.client_organizations to authenticated;

grant select, insert, update, delete on table public.client_organizations to service_role;

comment on view public.client_organizations is 'Facade of client_services.organizations.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
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

create function public.client_organization_id(public.client_transactions)
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

revoke all on function public.client_organization_id(public.client_transactions) from public, anon, authenticated, service_role;

grant execute on function public.client_organization_id(public.client_transactions) to authenticated, service_role;

comment on function public.client_organization_id(public.client_transactions) is 'Embed of the key client_transactions_client_organization_id_fkey: the rows of public.client_organizations, for PostgREST.';

create function public.client_transactions_client_organization_id_fkey(public.client_transactions)
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

revoke all on function public.client_transactions_client_organization_id_fkey(public.client_transactions) from public, anon, authenticated, service_role;

grant execute on function public.client_transactions_client_organization_id_fkey(public.client_transactions) to authenticated, service_role;

comment on function public.client_transactions_client_organization_id_fkey(public.client_transactions) is 'Embed of the key client_transactions_client_organization_id_fkey: the rows of public.client_organizations, for PostgREST.';

create function public.client_organization_id(public.client_usage_logs)
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

revoke all on function public.client_organization_id(public.client_usage_logs) from public, anon, authenticated, service_role;

grant execute on function public.client_organization_id(public.client_usage_logs) to authenticated, service_role;

comment on function public.client_organization_id(public.client_usage_logs) is 'Embed of the key client_usage_logs_client_organization_id_fkey: the rows of public.client_organizations, for PostgREST.';

create function public.client_usage_logs_client_organization_id_fkey(public.client_usage_logs)
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

revoke all on function public.client_usage_logs_client_organization_id_fkey(public.client_usage_logs) from public, anon, authenticated, service_role;

grant execute on function public.client_usage_logs_client_organization_id_fkey(public.client_usage_logs) to authenticated, service_role;

comment on function public.client_usage_logs_client_organization_id_fkey(public.client_usage_logs) is 'Embed of the key client_usage_logs_client_organization_id_fkey: the rows of public.client_organizations, for PostgREST.';

create function public.client_billing_records_client_organization_id_fkey(public.client_billing_records)
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

revoke all on function public.client_billing_records_client_organization_id_fkey(public.client_billing_records) from public, anon, authenticated, service_role;

grant execute on function public.client_billing_records_client_organization_id_fkey(public.client_billing_records) to authenticated, service_role;

comment on function public.client_billing_records_client_organization_id_fkey(public.client_billing_records) is 'Embed of the key client_billing_records_client_organization_id_fkey: the rows of public.client_organizations, for PostgREST.';

create function public.client_organization_id(public.client_billing_records)
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

revoke all on function public.client_organization_id(public.client_billing_records) from public, anon, authenticated, service_role;

grant execute on function public.client_organization_id(public.client_billing_records) to authenticated, service_role;

comment on function public.client_organization_id(public.client_billing_records) is 'Embed of the key client_billing_records_client_organization_id_fkey: the rows of public.client_organizations, for PostgREST.';

-- Clients go on with public.client_billing_records; its rows live in client_services.billing_records.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.client_billing_records_client_organization_id_fkey(public.client_billing_records);

drop function public.client_organization_id(public.client_billing_records);

alter table public.client_billing_records set schema client_services;

alter table client_services.client_billing_records rename to billing_records;

create view public.client_billing_records
with (security_invoker = on)
as
select
    t.id,
    t.client_organization_id,
    t.period,
    t.amount,
    t.status,
    t.created_at
from client_services.billing_records as t;

alter view public.client_billing_records alter column id set default gen_random_uuid();

alter view public.client_billing_records alter column amount set default 0;

alter view public.client_billing_records alter column status set default 'pending'::public.payment_status;

alter view public.client_billing_records alter column created_at set default now();

revoke all on table public.client_billing_records from public, anon, authenticated, service_role;

grant select on table public.client_billing_records to authenticated;

grant select, insert, update, delete on table public.client_billing_records to service_role;

comment on view public.client_billing_records is 'Facade of client_services.billing_records.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.client_billing_records_client_organization_id_fkey(public.client_organizations)
returns setof public.client_billing_records
language sql
stable
parallel safe
as $$
    select r.*
    from public.client_billing_records as r
    where r.client_organization_id = $1.id
$$;

revoke all on function public.client_billing_records_client_organization_id_fkey(public.client_organizations) from public, anon, authenticated, service_role;

grant execute on function public.client_billing_records_client_organization_id_fkey(public.client_organizations) to authenticated, service_role;

comment on function public.client_billing_records_client_organization_id_fkey(public.client_organizations) is 'Embed of the key client_billing_records_client_organization_id_fkey: the rows of public.client_billing_records, for PostgREST.';

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

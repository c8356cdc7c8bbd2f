-- Clients go on with public.vendor_billing_records; its rows live in billing.vendor_billing_records.
set local lock_timeout = '2s';

alter table public.vendor_billing_records set schema billing;

create view public.vendor_billing_records
with (security_invoker = on)
as
select
    t.id,
    t.vendor_org_id,
    t.billing_period_start,
    t.billing_period_end,
    t.total_requests,
    t.total_tokens,
    t.total_compute_hours,
    t.base_cost,
    t.usage_cost,
    t.overage_cost,
    t.discount_amount,
    t.tax_amount,
    t.total_amount,
    t.currency,
    t.invoice_number,
    t.invoice_url,
    t.payment_status,
    t.payment_method,
    t.payment_reference,
    t.paid_at,
    t.created_at,
    t.updated_at
from billing.vendor_billing_records as t;

alter view public.vendor_billing_records alter column id set default gen_random_uuid();

alter view public.vendor_billing_records alter column total_requests set default 0;

alter view public.vendor_billing_records alter column total_tokens set default 0;

alter view public.vendor_billing_records alter column total_compute_hours set default 0;

alter view public.vendor_billing_records alter column base_cost set default 0;

alter view public.vendor_billing_records alter column usage_cost set default 0;

alter view public.vendor_billing_records alter column overage_cost set default 0;

alter view public.vendor_billing_records alter column discount_amount set default 0;

alter view public.vendor_billing_records alter column tax_amount set default 0;

alter view public.vendor_billing_records alter column total_amount set default 0;

alter view public.vendor_billing_records alter column currency set default 'USD'::character varying;

alter view public.vendor_billing_records alter column payment_status set default 'pending'::character varying;

alter view public.vendor_billing_records alter column created_at set default now();

alter view public.vendor_billing_records alter column updated_at set default now();

revoke all on table public.vendor_billing_records from public, anon, authenticated, service_role;

grant select on table public.vendor_billing_records to authenticated;

grant select, insert, update, delete on table public.vendor_billing_records to service_role;

comment on view public.vendor_billing_records is 'Facade of billing.vendor_billing_records.';

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

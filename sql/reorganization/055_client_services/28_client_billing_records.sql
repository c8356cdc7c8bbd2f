-- Clients go on with public.client_billing_records; its rows live in client_services.billing_records.
set local lock_timeout = '2s';

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

-- Clients go on with public.payment_items; its rows live in billing.payment_items.
set local lock_timeout = '2s';

alter table public.payment_items set schema billing;

create view public.payment_items
with (security_invoker = on)
as
select
    t.id,
    t.bulk_payment_id,
    t.beneficiary_id,
    t.amount,
    t.currency_code,
    t.status,
    t.description,
    t.retry_count,
    t.error_message,
    t.processed_at,
    t.created_at
from billing.payment_items as t;

alter view public.payment_items alter column id set default gen_random_uuid();

alter view public.payment_items alter column currency_code set default 'NGN'::bpchar;

alter view public.payment_items alter column status set default 'pending'::public.payment_status;

alter view public.payment_items alter column retry_count set default 0;

alter view public.payment_items alter column created_at set default now();

revoke all on table public.payment_items from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.payment_items to authenticated;

grant select, insert, update, delete on table public.payment_items to service_role;

comment on view public.payment_items is 'Facade of billing.payment_items.';

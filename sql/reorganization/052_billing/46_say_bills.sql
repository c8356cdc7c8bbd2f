-- Clients go on with public.say_bills; its rows live in billing.say_bills.
set local lock_timeout = '2s';

alter table public.say_bills set schema billing;

create view public.say_bills
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.reference,
    t.customer_id,
    t.bill_type,
    t.amount,
    t.currency,
    t.status,
    t.raw_response,
    t.created_at,
    t.completed_at
from billing.say_bills as t;

alter view public.say_bills alter column id set default nextval('billing.say_bills_id_seq'::regclass);

alter view public.say_bills alter column currency set default 'NGN'::character varying;

alter view public.say_bills alter column status set default 'pending'::character varying;

alter view public.say_bills alter column created_at set default now();

revoke all on table public.say_bills from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.say_bills to authenticated;

grant select, insert, update, delete on table public.say_bills to service_role;

comment on view public.say_bills is 'Facade of billing.say_bills.';

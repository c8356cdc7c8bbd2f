-- Clients go on with public.user_payments; its rows live in billing.user_payments.
set local lock_timeout = '2s';

alter table public.user_payments set schema billing;

create view public.user_payments
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.provider,
    t.transaction_id,
    t.amount,
    t.currency,
    t.payment_type,
    t.payment_method,
    t.payment_date,
    t.metadata
from billing.user_payments as t;

alter view public.user_payments alter column id set default nextval('billing.user_payments_id_seq'::regclass);

alter view public.user_payments alter column currency set default 'USD'::character varying;

alter view public.user_payments alter column payment_date set default now();

alter view public.user_payments alter column metadata set default '{}'::jsonb;

revoke all on table public.user_payments from public, anon, authenticated, service_role;

grant select on table public.user_payments to authenticated;

grant select, insert, update, delete on table public.user_payments to service_role;

comment on view public.user_payments is 'Facade of billing.user_payments.';

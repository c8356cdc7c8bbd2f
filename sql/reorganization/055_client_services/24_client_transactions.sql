-- Clients go on with public.client_transactions; its rows live in client_services.transactions.
set local lock_timeout = '2s';

alter table public.client_transactions set schema client_services;

alter table client_services.client_transactions rename to transactions;

create view public.client_transactions
with (security_invoker = on)
as
select
    t.id,
    t.client_organization_id,
    t.gross_amount,
    t.fee_amount,
    t.net_amount,
    t.currency,
    t.reference,
    t.created_at
from client_services.transactions as t;

alter view public.client_transactions alter column fee_amount set default 0;

alter view public.client_transactions alter column currency set default 'USD'::bpchar;

alter view public.client_transactions alter column created_at set default now();

revoke all on table public.client_transactions from public, anon, authenticated, service_role;

grant select on table public.client_transactions to authenticated;

grant select, insert, update, delete on table public.client_transactions to service_role;

comment on view public.client_transactions is 'Facade of client_services.transactions.';

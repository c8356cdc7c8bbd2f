-- Clients go on with public.marketplace_transactions; its rows live in marketplace.transactions.
set local lock_timeout = '2s';

alter table public.marketplace_transactions set schema marketplace;

alter table marketplace.marketplace_transactions rename to transactions;

create view public.marketplace_transactions
with (security_invoker = on)
as
select
    t.id,
    t.order_id,
    t.buyer_id,
    t.seller_id,
    t.amount,
    t.platform_fee,
    t.seller_amount,
    t.status,
    t.stripe_charge_id,
    t.created_at,
    t.updated_at
from marketplace.transactions as t;

alter view public.marketplace_transactions alter column id set default gen_random_uuid();

alter view public.marketplace_transactions alter column status set default 'pending'::text;

alter view public.marketplace_transactions alter column created_at set default now();

alter view public.marketplace_transactions alter column updated_at set default now();

revoke all on table public.marketplace_transactions from public, anon, authenticated, service_role;

grant select on table public.marketplace_transactions to authenticated;

grant select, insert, update, delete on table public.marketplace_transactions to service_role;

comment on view public.marketplace_transactions is 'Facade of marketplace.transactions.';

-- Clients go on with public.edoc_transactions; its rows live in app_seftec.edoc_transactions.
set local lock_timeout = '2s';

alter table public.edoc_transactions set schema app_seftec;

create view public.edoc_transactions
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.transaction_id,
    t.amount,
    t.currency,
    t.status,
    t.metadata,
    t.created_at
from app_seftec.edoc_transactions as t;

alter view public.edoc_transactions alter column id set default nextval('app_seftec.edoc_transactions_id_seq'::regclass);

alter view public.edoc_transactions alter column currency set default 'NGN'::character varying;

alter view public.edoc_transactions alter column metadata set default '{}'::jsonb;

alter view public.edoc_transactions alter column created_at set default now();

revoke all on table public.edoc_transactions from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.edoc_transactions to authenticated;

grant select, insert, update, delete on table public.edoc_transactions to service_role;

comment on view public.edoc_transactions is 'Facade of app_seftec.edoc_transactions.';

-- Clients go on with public.say_transfers; its rows live in billing.say_transfers.
set local lock_timeout = '2s';

alter table public.say_transfers set schema billing;

create view public.say_transfers
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.reference,
    t.recipient_account,
    t.recipient_name,
    t.amount,
    t.currency,
    t.status,
    t.raw_response,
    t.created_at,
    t.completed_at
from billing.say_transfers as t;

alter view public.say_transfers alter column id set default nextval('billing.say_transfers_id_seq'::regclass);

alter view public.say_transfers alter column currency set default 'NGN'::character varying;

alter view public.say_transfers alter column status set default 'pending'::character varying;

alter view public.say_transfers alter column created_at set default now();

revoke all on table public.say_transfers from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.say_transfers to authenticated;

grant select, insert, update, delete on table public.say_transfers to service_role;

comment on view public.say_transfers is 'Facade of billing.say_transfers.';

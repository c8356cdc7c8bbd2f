-- Clients go on with public.virtual_cards; its rows live in billing.virtual_cards.
set local lock_timeout = '2s';

alter table public.virtual_cards set schema billing;

create view public.virtual_cards
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.card_id,
    t.cardholder_id,
    t.last4,
    t.status,
    t.is_locked,
    t.created_at,
    t.updated_at
from billing.virtual_cards as t;

alter view public.virtual_cards alter column id set default gen_random_uuid();

alter view public.virtual_cards alter column status set default 'inactive'::text;

alter view public.virtual_cards alter column is_locked set default false;

alter view public.virtual_cards alter column created_at set default now();

alter view public.virtual_cards alter column updated_at set default now();

revoke all on table public.virtual_cards from public, anon, authenticated, service_role;

grant select on table public.virtual_cards to authenticated;

grant select, insert, update, delete on table public.virtual_cards to service_role;

comment on view public.virtual_cards is 'Facade of billing.virtual_cards.';

-- Clients go on with public.stripe_connect_accounts; its rows live in billing.stripe_connect_accounts.
set local lock_timeout = '2s';

alter table public.stripe_connect_accounts set schema billing;

create view public.stripe_connect_accounts
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.stripe_account_id,
    t.onboarding_complete,
    t.created_at,
    t.updated_at
from billing.stripe_connect_accounts as t;

alter view public.stripe_connect_accounts alter column id set default gen_random_uuid();

alter view public.stripe_connect_accounts alter column onboarding_complete set default false;

alter view public.stripe_connect_accounts alter column created_at set default now();

alter view public.stripe_connect_accounts alter column updated_at set default now();

revoke all on table public.stripe_connect_accounts from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.stripe_connect_accounts to authenticated;

grant select, insert, update, delete on table public.stripe_connect_accounts to service_role;

comment on view public.stripe_connect_accounts is 'Facade of billing.stripe_connect_accounts.';

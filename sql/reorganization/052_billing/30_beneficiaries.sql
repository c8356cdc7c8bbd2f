-- Clients go on with public.beneficiaries; its rows live in billing.beneficiaries.
set local lock_timeout = '2s';

alter table public.beneficiaries set schema billing;

create view public.beneficiaries
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.name,
    t.account_number,
    t.bank_code,
    t.category,
    t.is_archived,
    t.created_at,
    t.updated_at
from billing.beneficiaries as t;

alter view public.beneficiaries alter column id set default gen_random_uuid();

alter view public.beneficiaries alter column is_archived set default false;

alter view public.beneficiaries alter column created_at set default now();

alter view public.beneficiaries alter column updated_at set default now();

revoke all on table public.beneficiaries from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.beneficiaries to authenticated;

grant select, insert, update, delete on table public.beneficiaries to service_role;

comment on view public.beneficiaries is 'Facade of billing.beneficiaries.';

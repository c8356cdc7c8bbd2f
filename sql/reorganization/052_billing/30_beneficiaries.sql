-- Clients go on with public.beneficiaries; its rows live in billing.beneficiaries.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.payment_items_beneficiary_id_fkey(public.beneficiaries);

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

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.payment_items_beneficiary_id_fkey(public.beneficiaries)
returns setof public.payment_items
language sql
stable
parallel safe
as $$
    select r.*
    from public.payment_items as r
    where r.beneficiary_id = $1.id
$$;

revoke all on function public.payment_items_beneficiary_id_fkey(public.beneficiaries) from public, anon, authenticated, service_role;

grant execute on function public.payment_items_beneficiary_id_fkey(public.beneficiaries) to authenticated, service_role;

comment on function public.payment_items_beneficiary_id_fkey(public.beneficiaries) is 'Embed of the key payment_items_beneficiary_id_fkey: the rows of public.payment_items, for PostgREST.';

create function public.beneficiary_id(public.payment_items)
returns setof public.beneficiaries
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.beneficiaries as r
    where r.id = $1.beneficiary_id
$$;

revoke all on function public.beneficiary_id(public.payment_items) from public, anon, authenticated, service_role;

grant execute on function public.beneficiary_id(public.payment_items) to authenticated, service_role;

comment on function public.beneficiary_id(public.payment_items) is 'Embed of the key payment_items_beneficiary_id_fkey: the rows of public.beneficiaries, for PostgREST.';

create function public.payment_items_beneficiary_id_fkey(public.payment_items)
returns setof public.beneficiaries
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.beneficiaries as r
    where r.id = $1.beneficiary_id
$$;

revoke all on function public.payment_items_beneficiary_id_fkey(public.payment_items) from public, anon, authenticated, service_role;

grant execute on function public.payment_items_beneficiary_id_fkey(public.payment_items) to authenticated, service_role;

comment on function public.payment_items_beneficiary_id_fkey(public.payment_items) is 'Embed of the key payment_items_beneficiary_id_fkey: the rows of public.beneficiaries, for PostgREST.';

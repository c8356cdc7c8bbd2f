-- Clients go on with public.payment_items; its rows live in billing.payment_items.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.bulk_payment_id(public.payment_items);

drop function public.payment_items_bulk_payment_id_fkey(public.payment_items);

alter table public.payment_items set schema billing;

create view public.payment_items
with (security_invoker = on)
as
select
    t.id,
    t.bulk_payment_id,
    t.beneficiary_id,
    t.amount,
    t.currency_code,
    t.status,
    t.description,
    t.retry_count,
    t.error_message,
    t.processed_at,
    t.created_at
from billing.payment_items as t;

alter view public.payment_items alter column id set default gen_random_uuid();

alter view public.payment_items alter column currency_code set default 'NGN'::bpchar;

alter view public.payment_items alter column status set default 'pending'::public.payment_status;

alter view public.payment_items alter column retry_count set default 0;

alter view public.payment_items alter column created_at set default now();

revoke all on table public.payment_items from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.payment_items to authenticated;

grant select, insert, update, delete on table public.payment_items to service_role;

comment on view public.payment_items is 'Facade of billing.payment_items.';

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

create function public.payment_items_bulk_payment_id_fkey(public.bulk_payments)
returns setof public.payment_items
language sql
stable
parallel safe
as $$
    select r.*
    from public.payment_items as r
    where r.bulk_payment_id = $1.id
$$;

revoke all on function public.payment_items_bulk_payment_id_fkey(public.bulk_payments) from public, anon, authenticated, service_role;

grant execute on function public.payment_items_bulk_payment_id_fkey(public.bulk_payments) to authenticated, service_role;

comment on function public.payment_items_bulk_payment_id_fkey(public.bulk_payments) is 'Embed of the key payment_items_bulk_payment_id_fkey: the rows of public.payment_items, for PostgREST.';

create function public.bulk_payment_id(public.payment_items)
returns setof public.bulk_payments
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.bulk_payments as r
    where r.id = $1.bulk_payment_id
$$;

revoke all on function public.bulk_payment_id(public.payment_items) from public, anon, authenticated, service_role;

grant execute on function public.bulk_payment_id(public.payment_items) to authenticated, service_role;

comment on function public.bulk_payment_id(public.payment_items) is 'Embed of the key payment_items_bulk_payment_id_fkey: the rows of public.bulk_payments, for PostgREST.';

create function public.payment_items_bulk_payment_id_fkey(public.payment_items)
returns setof public.bulk_payments
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.bulk_payments as r
    where r.id = $1.bulk_payment_id
$$;

revoke all on function public.payment_items_bulk_payment_id_fkey(public.payment_items) from public, anon, authenticated, service_role;

grant execute on function public.payment_items_bulk_payment_id_fkey(public.payment_items) to authenticated, service_role;

comment on function public.payment_items_bulk_payment_id_fkey(public.payment_items) is 'Embed of the key payment_items_bulk_payment_id_fkey: the rows of public.bulk_payments, for PostgREST.';

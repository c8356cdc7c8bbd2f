-- Clients go on with public.bulk_payments; its rows live in billing.bulk_payments.
set local lock_timeout = '2s';

alter table public.bulk_payments set schema billing;

create view public.bulk_payments
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.title,
    t.total_amount,
    t.currency_code,
    t.status,
    t.scheduled_date,
    t.processed_at,
    t.modified_by,
    t.last_error,
    t.created_at,
    t.updated_at
from billing.bulk_payments as t;

alter view public.bulk_payments alter column id set default gen_random_uuid();

alter view public.bulk_payments alter column currency_code set default 'NGN'::bpchar;

alter view public.bulk_payments alter column status set default 'pending'::public.payment_status;

alter view public.bulk_payments alter column created_at set default now();

alter view public.bulk_payments alter column updated_at set default now();

revoke all on table public.bulk_payments from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.bulk_payments to authenticated;

grant select, insert, update, delete on table public.bulk_payments to service_role;

comment on view public.bulk_payments is 'Facade of billing.bulk_payments.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
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

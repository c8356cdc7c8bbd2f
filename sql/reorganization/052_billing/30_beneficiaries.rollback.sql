-- public.beneficiaries is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.payment_items_beneficiary_id_fkey(public.payment_items);

drop function public.beneficiary_id(public.payment_items);

drop function public.payment_items_beneficiary_id_fkey(public.beneficiaries);

drop view public.beneficiaries;

alter table billing.beneficiaries set schema public;

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

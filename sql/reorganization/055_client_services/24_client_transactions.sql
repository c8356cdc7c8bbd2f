-- Clients go on with public.client_transactions; its rows live in client_services.transactions.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.client_organization_id(public.client_transactions);

drop function public.client_transactions_client_organization_id_fkey(public.client_transactions);

alter table public.client_transactions set schema client_services;

alter table client_services.client_transactions rename to transactions;

create view public.client_transactions
with (security_invoker = on)
as
select
    t.id,
    t.client_organization_id,
    t.gross_amount,
    t.fee_amount,
    t.net_amount,
    t.currency,
    t.reference,
    t.created_at
from client_services.transactions as t;

alter view public.client_transactions alter column fee_amount set default 0;

alter view public.client_transactions alter column currency set default 'USD'::bpchar;

alter view public.client_transactions alter column created_at set default now();

revoke all on table public.client_transactions from public, anon, authenticated, service_role;

grant select on table public.client_transactions to authenticated;

grant select, insert, update, delete on table public.client_transactions to service_role;

comment on view public.client_transactions is 'Facade of client_services.transactions.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.client_transactions_client_organization_id_fkey(public.client_organizations)
returns setof public.client_transactions
language sql
stable
parallel safe
as $$
    select r.*
    from public.client_transactions as r
    where r.client_organization_id = $1.id
$$;

revoke all on function public.client_transactions_client_organization_id_fkey(public.client_organizations) from public, anon, authenticated, service_role;

grant execute on function public.client_transactions_client_organization_id_fkey(public.client_organizations) to authenticated, service_role;

comment on function public.client_transactions_client_organization_id_fkey(public.client_organizations) is 'Embed of the key client_transactions_client_organization_id_fkey: the rows of public.client_transactions, for PostgREST.';

create function public.client_organization_id(public.client_transactions)
returns setof public.client_organizations
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.client_organizations as r
    where r.id = $1.client_organization_id
$$;

revoke all on function public.client_organization_id(public.client_transactions) from public, anon, authenticated, service_role;

grant execute on function public.client_organization_id(public.client_transactions) to authenticated, service_role;

comment on function public.client_organization_id(public.client_transactions) is 'Embed of the key client_transactions_client_organization_id_fkey: the rows of public.client_organizations, for PostgREST.';

create function public.client_transactions_client_organization_id_fkey(public.client_transactions)
returns setof public.client_organizations
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.client_organizations as r
    where r.id = $1.client_organization_id
$$;

revoke all on function public.client_transactions_client_organization_id_fkey(public.client_transactions) from public, anon, authenticated, service_role;

grant execute on function public.client_transactions_client_organization_id_fkey(public.client_transactions) to authenticated, service_role;

comment on function public.client_transactions_client_organization_id_fkey(public.client_transactions) is 'Embed of the key client_transactions_client_organization_id_fkey: the rows of public.client_organizations, for PostgREST.';

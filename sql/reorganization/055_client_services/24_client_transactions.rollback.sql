-- public.client_transactions is the table again.

-- Who has the table by a foreign key, a policy or a function, and then asks for its facade, must
-- not meet this holding the facade and asking for the table: that is a deadlock. So both are
-- locked together or not at all, in short tries, for ten seconds at most.
do $$
begin
    for v_try in 1..50 loop
        begin
            set local lock_timeout = '100ms';
            lock table public.client_transactions in access exclusive mode;
            exit;
        exception
            when lock_not_available then
                if v_try = 50 then
                    raise;
                end if;
        end;

        perform pg_catalog.pg_sleep(0.1);
    end loop;
end
$$;

set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.client_transactions_client_organization_id_fkey(public.client_transactions);

drop function public.client_organization_id(public.client_transactions);

drop function public.client_transactions_client_organization_id_fkey(public.client_organizations);

drop view public.client_transactions;

alter table client_services.transactions rename to client_transactions;

alter table client_services.client_transactions set schema public;

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
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

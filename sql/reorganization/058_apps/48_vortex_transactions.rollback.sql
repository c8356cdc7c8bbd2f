-- public.vortex_transactions is the table again.

-- Who has the table by a foreign key, a policy or a function, and then asks for its facade, must
-- not meet this holding the facade and asking for the table: that is a deadlock. So both are
-- locked together or not at all, in short tries, for ten seconds at most.
do $$
begin
    for v_try in 1..50 loop
        begin
            set local lock_timeout = '100ms';
            lock table public.vortex_transactions in access exclusive mode;
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
drop function public.wallet_id(public.vortex_transactions);

drop function public.vortex_transactions_wallet_id_fkey(public.vortex_transactions);

drop function public.vortex_transactions_wallet_id_fkey(public.vortex_wallets);

drop view public.vortex_transactions;

alter table app_vortexcore.vortex_transactions set schema public;

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.wallet_id(public.vortex_transactions)
returns setof public.vortex_wallets
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.vortex_wallets as r
    where r.id = $1.wallet_id
$$;

revoke all on function public.wallet_id(public.vortex_transactions) from public, anon, authenticated, service_role;

grant execute on function public.wallet_id(public.vortex_transactions) to authenticated, service_role;

comment on function public.wallet_id(public.vortex_transactions) is 'Embed of the key vortex_transactions_wallet_id_fkey: the rows of public.vortex_wallets, for PostgREST.';

create function public.vortex_transactions_wallet_id_fkey(public.vortex_transactions)
returns setof public.vortex_wallets
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.vortex_wallets as r
    where r.id = $1.wallet_id
$$;

revoke all on function public.vortex_transactions_wallet_id_fkey(public.vortex_transactions) from public, anon, authenticated, service_role;

grant execute on function public.vortex_transactions_wallet_id_fkey(public.vortex_transactions) to authenticated, service_role;

comment on function public.vortex_transactions_wallet_id_fkey(public.vortex_transactions) is 'Embed of the key vortex_transactions_wallet_id_fkey: the rows of public.vortex_wallets, for PostgREST.';

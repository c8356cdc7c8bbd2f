-- public.client_organizations is the table again.

-- Who has the table by a foreign key, a policy or a function, and then asks for its facade, must
-- not meet this holding the facade and asking for the table: that is a deadlock. So both are
-- locked together or not at all, in short tries, for ten seconds at most.
do $$
begin
    for v_try in 1..50 loop
        begin
            set local lock_timeout = '100ms';
            lock table public.client_organizations in access exclusive mode;
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
drop function public.client_organization_id(public.client_billing_records);

drop function public.client_billing_records_client_organization_id_fkey(public.client_billing_records);

drop function public.client_usage_logs_client_organization_id_fkey(public.client_usage_logs);

drop function public.client_organization_id(public.client_usage_logs);

drop function public.client_transactions_client_organization_id_fkey(public.client_transactions);

drop function public.client_organization_id(public.client_transactions);

drop function public.client_organization_id(public.client_api_keys);

drop function public.client_api_keys_client_organization_id_fkey(public.client_api_keys);

drop view public.client_organizations;

alter table client_services.organizations rename to client_organizations;

alter table client_services.client_organizations set schema public;

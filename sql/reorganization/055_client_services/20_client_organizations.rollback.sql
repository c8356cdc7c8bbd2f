-- public.client_organizations is the table again.
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

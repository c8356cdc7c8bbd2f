-- public.company_usage_logs is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.company_usage_logs_endpoint_id_fkey(public.company_endpoints);

drop function public.company_usage_logs_service_id_fkey(public.company_services);

drop function public.company_usage_logs_project_id_fkey(public.company_projects);

drop view public.company_usage_logs;

alter table analytics.company_usage_logs set schema public;

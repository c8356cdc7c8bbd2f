-- public.company_usage_logs is the table again.
set local lock_timeout = '2s';

drop view public.company_usage_logs;

alter table analytics.company_usage_logs set schema public;

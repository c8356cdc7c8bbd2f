-- public.client_usage_logs is the table again.
set local lock_timeout = '2s';

drop view public.client_usage_logs;

alter table client_services.usage_logs rename to client_usage_logs;

alter table client_services.client_usage_logs set schema public;

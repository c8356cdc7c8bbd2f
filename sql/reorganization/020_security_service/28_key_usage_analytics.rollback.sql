-- public.key_usage_analytics is the table again.
set local lock_timeout = '2s';

drop view public.key_usage_analytics;

alter table security_service.key_usage_analytics set schema public;

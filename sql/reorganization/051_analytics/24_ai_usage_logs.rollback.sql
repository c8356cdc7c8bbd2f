-- public.ai_usage_logs is the table again.
set local lock_timeout = '2s';

drop view public.ai_usage_logs;

alter table analytics.ai_usage_logs set schema public;

-- public.webhook_logs is the table again.
set local lock_timeout = '2s';

drop view public.webhook_logs;

alter table analytics.webhook_logs set schema public;

-- public.system_error_logs is the table again.
set local lock_timeout = '2s';

drop view public.system_error_logs;

alter table analytics.system_error_logs set schema public;

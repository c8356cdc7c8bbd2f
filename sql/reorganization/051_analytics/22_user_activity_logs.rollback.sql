-- public.user_activity_logs is the table again.
set local lock_timeout = '2s';

drop view public.user_activity_logs;

alter table analytics.user_activity_logs set schema public;

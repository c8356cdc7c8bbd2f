-- public.usage_tracking is the table again.
set local lock_timeout = '2s';

drop view public.usage_tracking;

alter table analytics.usage_tracking set schema public;

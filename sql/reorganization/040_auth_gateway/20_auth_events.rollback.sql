-- public.auth_events is the table again.
set local lock_timeout = '2s';

drop view public.auth_events;

alter table auth_gateway.events rename to auth_events;

alter table auth_gateway.auth_events set schema public;

-- public.user_sessions is the table again.
set local lock_timeout = '2s';

drop view public.user_sessions;

alter table auth_gateway.user_sessions set schema public;

-- public.auth_sessions is the table again.
set local lock_timeout = '2s';

drop view public.auth_sessions;

alter table auth_gateway.auth_sessions set schema public;

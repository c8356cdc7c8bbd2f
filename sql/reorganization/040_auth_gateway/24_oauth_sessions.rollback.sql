-- public.oauth_sessions is the table again.
set local lock_timeout = '2s';

drop view public.oauth_sessions;

alter table auth_gateway.oauth_sessions set schema public;

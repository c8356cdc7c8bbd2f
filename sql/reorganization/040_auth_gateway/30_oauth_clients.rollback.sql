-- public.oauth_clients is the table again.
set local lock_timeout = '2s';

drop view public.oauth_clients;

alter table auth_gateway.oauth_clients set schema public;

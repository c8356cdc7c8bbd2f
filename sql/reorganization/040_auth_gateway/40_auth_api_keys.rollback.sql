-- public.auth_api_keys is the table again.
set local lock_timeout = '2s';

drop view public.auth_api_keys;

alter table auth_gateway.auth_api_keys set schema public;

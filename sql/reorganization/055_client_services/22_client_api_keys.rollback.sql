-- public.client_api_keys is the table again.
set local lock_timeout = '2s';

drop view public.client_api_keys;

alter table client_services.api_keys rename to client_api_keys;

alter table client_services.client_api_keys set schema public;

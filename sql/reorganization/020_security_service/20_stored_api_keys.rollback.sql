-- public.stored_api_keys is the table again.
set local lock_timeout = '2s';

drop view public.stored_api_keys;

alter table security_service.stored_api_keys set schema public;

-- public.api_keys is the table again.
set local lock_timeout = '2s';

drop view public.api_keys;

alter table security_service.api_keys set schema public;

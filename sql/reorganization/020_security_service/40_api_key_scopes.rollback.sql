-- public.api_key_scopes is the table again.
set local lock_timeout = '2s';

drop view public.api_key_scopes;

alter table security_service.api_key_scopes set schema public;

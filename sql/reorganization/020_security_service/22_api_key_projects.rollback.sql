-- public.api_key_projects is the table again.
set local lock_timeout = '2s';

drop view public.api_key_projects;

alter table security_service.api_key_projects set schema public;

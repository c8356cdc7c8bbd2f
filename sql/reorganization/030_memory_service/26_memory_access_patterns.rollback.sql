-- public.memory_access_patterns is the table again.
set local lock_timeout = '2s';

drop view public.memory_access_patterns;

alter table security_service.memory_access_patterns set schema public;

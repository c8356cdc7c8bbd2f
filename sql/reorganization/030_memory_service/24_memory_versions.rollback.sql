-- public.memory_versions is the table again.
set local lock_timeout = '2s';

drop view public.memory_versions;

alter table security_service.memory_versions set schema public;

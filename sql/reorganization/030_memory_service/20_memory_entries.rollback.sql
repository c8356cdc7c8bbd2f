-- public.memory_entries is the table again.
set local lock_timeout = '2s';

drop view public.memory_entries;

alter table security_service.memory_entries set schema public;

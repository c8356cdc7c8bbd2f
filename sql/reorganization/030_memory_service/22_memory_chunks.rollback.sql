-- public.memory_chunks is the table again.
set local lock_timeout = '2s';

drop view public.memory_chunks;

alter table security_service.memory_chunks set schema public;

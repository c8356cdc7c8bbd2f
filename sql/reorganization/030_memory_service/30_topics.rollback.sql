-- public.topics is the table again.
set local lock_timeout = '2s';

drop view public.topics;

alter table security_service.topics set schema public;

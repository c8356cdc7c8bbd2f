-- public.key_security_events is the table again.
set local lock_timeout = '2s';

drop view public.key_security_events;

alter table security_service.key_security_events set schema public;

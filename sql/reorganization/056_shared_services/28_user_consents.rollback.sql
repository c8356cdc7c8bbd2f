-- public.user_consents is the table again.
set local lock_timeout = '2s';

drop view public.user_consents;

alter table shared_services.user_consents set schema public;

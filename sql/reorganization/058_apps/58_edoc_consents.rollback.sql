-- public.edoc_consents is the table again.
set local lock_timeout = '2s';

drop view public.edoc_consents;

alter table app_seftec.edoc_consents set schema public;

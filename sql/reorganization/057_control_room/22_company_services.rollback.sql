-- public.company_services is the table again.
set local lock_timeout = '2s';

drop view public.company_services;

alter table control_room.company_services set schema public;

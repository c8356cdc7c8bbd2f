-- public.company_endpoints is the table again.
set local lock_timeout = '2s';

drop view public.company_endpoints;

alter table control_room.company_endpoints set schema public;

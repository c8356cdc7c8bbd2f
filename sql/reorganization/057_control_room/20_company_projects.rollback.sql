-- public.company_projects is the table again.
set local lock_timeout = '2s';

drop view public.company_projects;

alter table control_room.company_projects set schema public;

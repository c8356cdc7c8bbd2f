-- public.organization_users is the table again.
set local lock_timeout = '2s';

drop view public.organization_users;

alter table security_service.organization_users set schema public;

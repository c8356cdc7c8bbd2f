-- public.organizations is the table again.
set local lock_timeout = '2s';

drop view public.organizations;

alter table security_service.organizations set schema public;

-- public.client_organizations is the table again.
set local lock_timeout = '2s';

drop view public.client_organizations;

alter table client_services.organizations rename to client_organizations;

alter table client_services.client_organizations set schema public;

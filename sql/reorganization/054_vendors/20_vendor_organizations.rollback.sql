-- public.vendor_organizations is the table again.
set local lock_timeout = '2s';

drop view public.vendor_organizations;

alter table vendors.organizations rename to vendor_organizations;

alter table vendors.vendor_organizations set schema public;

-- public.imported_data is the table again.
set local lock_timeout = '2s';

drop view public.imported_data;

alter table app_lanonasis_maas.imported_data set schema public;

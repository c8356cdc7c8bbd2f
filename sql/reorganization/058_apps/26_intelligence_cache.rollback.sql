-- public.intelligence_cache is the table again.
set local lock_timeout = '2s';

drop view public.intelligence_cache;

alter table app_lanonasis_maas.intelligence_cache set schema public;

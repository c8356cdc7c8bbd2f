-- public.vortex_items is the table again.
set local lock_timeout = '2s';

drop view public.vortex_items;

alter table app_vortexcore.vortex_items set schema public;

-- public.vortex_settings is the table again.
set local lock_timeout = '2s';

drop view public.vortex_settings;

alter table app_vortexcore.vortex_settings set schema public;

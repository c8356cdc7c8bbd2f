-- public.vortex_wallets is the table again.
set local lock_timeout = '2s';

drop view public.vortex_wallets;

alter table app_vortexcore.vortex_wallets set schema public;

-- public.vortex_transactions is the table again.
set local lock_timeout = '2s';

drop view public.vortex_transactions;

alter table app_vortexcore.vortex_transactions set schema public;

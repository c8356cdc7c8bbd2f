set local lock_timeout = '2s';

drop trigger _500_sync_drivers_on_delete on public.interactions;

drop trigger _500_sync_drivers_on_update on public.interactions;

drop trigger _500_sync_drivers_on_insert on public.interactions;

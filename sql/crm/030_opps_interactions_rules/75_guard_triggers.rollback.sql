set local lock_timeout = '2s';

drop trigger _100_guard_drivers_on_delete on public.interactions;

drop trigger _100_guard_drivers_on_update on public.interactions;

drop trigger _100_guard_drivers_on_insert on public.interactions;

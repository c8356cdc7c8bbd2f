set local lock_timeout = '2s';

-- When an update makes deleted_at from null to a value, the interaction falls silent. Phase 6 so
-- makes _500_sync_drivers_on_update anew, with deleted_at as a fifth line of its condition; the
-- function needs no change, because it reads what is left through latest_drivers().
create trigger _500_sync_drivers_on_insert
after insert on public.interactions
for each row
execute function public.sync_drivers();

create trigger _500_sync_drivers_on_update
after update on public.interactions
for each row
when (
    old.opportunity_id is distinct from new.opportunity_id
    or old.interaction_date is distinct from new.interaction_date
    or old.stage is distinct from new.stage
    or old.status is distinct from new.status
)
execute function public.sync_drivers();

create trigger _500_sync_drivers_on_delete
after delete on public.interactions
for each row
execute function public.sync_drivers();

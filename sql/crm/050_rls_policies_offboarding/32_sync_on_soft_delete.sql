set local lock_timeout = '2s';

drop trigger _500_sync_drivers_on_update on public.interactions;

create trigger _500_sync_drivers_on_update
after update on public.interactions
for each row
when (
    old.opportunity_id is distinct from new.opportunity_id
    or old.interaction_date is distinct from new.interaction_date
    or old.stage is distinct from new.stage
    or old.status is distinct from new.status
    or old.deleted_at is distinct from new.deleted_at
)
execute function public.sync_drivers();

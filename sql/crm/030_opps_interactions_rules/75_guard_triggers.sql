set local lock_timeout = '2s';

create trigger _100_guard_drivers_on_insert
before insert on public.interactions
for each row
execute function public.guard_drivers();

-- Only a change is judged, so a client that sends the whole row back may still correct a typo in
-- the notes. Phase 6 makes this one anew too, with deleted_at among the driver fields.
create trigger _100_guard_drivers_on_update
before update on public.interactions
for each row
when (
    old.opportunity_id is distinct from new.opportunity_id
    or old.interaction_date is distinct from new.interaction_date
    or old.stage is distinct from new.stage
    or old.status is distinct from new.status
    or old.created_at is distinct from new.created_at
    or old.owner_user_id is distinct from new.owner_user_id
)
execute function public.guard_drivers();

-- Deleting an interaction moves the stage as much as editing it does.
create trigger _100_guard_drivers_on_delete
before delete on public.interactions
for each row
execute function public.guard_drivers();

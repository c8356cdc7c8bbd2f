set local lock_timeout = '2s';

-- A soft delete by an end user silences the interaction as much as a changed stage would.
drop trigger _100_guard_drivers_on_update on public.interactions;

create trigger _100_guard_drivers_on_update
before update on public.interactions
for each row
when (
    old.opportunity_id is distinct from new.opportunity_id
    or old.interaction_date is distinct from new.interaction_date
    or old.stage is distinct from new.stage
    or old.status is distinct from new.status
    or old.deleted_at is distinct from new.deleted_at
    or old.created_at is distinct from new.created_at
    or old.owner_user_id is distinct from new.owner_user_id
)
execute function public.guard_drivers();

set local lock_timeout = '2s';

-- A policy cannot compare the old owner with the new one. security invoker, on purpose: asked is whether
-- policies bind the role that really runs the statement.
create function public.guard_opportunity_owner()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
    -- Not service_role, the migration role and functions of the owner.
    if not pg_catalog.row_security_active(tg_relid) then
        return new;
    end if;

    raise exception using
        errcode = 'insufficient_privilege',
        message = 'an opportunity cannot be given away',
        detail = pg_catalog.format('opportunity %s', old.opportunity_id),
        hint = 'An administrator hands data over with admin_reassign_user_data().';
end
$$;

revoke execute on function public.guard_opportunity_owner()
    from public, anon, authenticated, service_role;

comment on function public.guard_opportunity_owner() is
    'Trigger: end users do not change the owner of an opportunity, not even its owner.';

create trigger _150_guard_opportunity_owner
before update on public.opportunities
for each row
when (old.owner_user_id is distinct from new.owner_user_id)
execute function public.guard_opportunity_owner();

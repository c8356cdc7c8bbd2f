set local lock_timeout = '2s';

-- security invoker, on purpose: current_user is the role that really runs the statement. A policy cannot
-- compare the old owner with the new one.
create function public.guard_opportunity_owner()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
    -- Roles that policies do not bind: service_role, the migration role, functions of the owner.
    if exists (
        select
        from pg_catalog.pg_roles as r
        where r.rolname = current_user
            and (r.rolbypassrls or r.rolsuper)
    ) then
        return new;
    end if;

    if old.owner_user_id is distinct from new.owner_user_id
        or (
            old.deleted_at is distinct from new.deleted_at
            and old.owner_user_id is distinct from (select auth.uid())
        )
    then
        raise exception using
            errcode = 'insufficient_privilege',
            message = 'only its owner may delete an opportunity, and nobody may give it away',
            detail = pg_catalog.format('opportunity %s', old.opportunity_id),
            hint = 'An administrator hands data over with admin_reassign_user_data().';
    end if;

    return new;
end
$$;

revoke execute on function public.guard_opportunity_owner()
    from public, anon, authenticated, service_role;

comment on function public.guard_opportunity_owner() is
    'Trigger: end users neither change the owner of an opportunity nor delete one of others.';

create trigger _150_guard_opportunity_owner
before update on public.opportunities
for each row
when (
    old.owner_user_id is distinct from new.owner_user_id
    or old.deleted_at is distinct from new.deleted_at
)
execute function public.guard_opportunity_owner();

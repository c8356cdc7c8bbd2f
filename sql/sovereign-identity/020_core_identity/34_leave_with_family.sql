set local lock_timeout = '2s';

-- A role is a role in a family. When a family goes, its foreign key takes family_id off the profiles and
-- would leave "guardian" standing, to count again in the next family.
create function sovereign.leave_with_family()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
    new.family_role := 'private';

    return new;
end
$$;

revoke execute on function sovereign.leave_with_family()
    from public, anon, authenticated, service_role;

comment on function sovereign.leave_with_family() is
    'Trigger function: who has no family any more has no role in one.';

create trigger _100_leave_with_family
before update on public.profiles
for each row
when (old.family_id is not null and new.family_id is null)
execute function sovereign.leave_with_family();

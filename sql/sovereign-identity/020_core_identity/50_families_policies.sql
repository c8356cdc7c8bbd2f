set local lock_timeout = '2s';

create policy select_own_family
on public.families
as permissive
for select
to authenticated
using (
    id = (select sovereign.family_of_caller())
);

comment on policy select_own_family on public.families is
    'A family is seen by its members.';

create policy update_as_guardian
on public.families
as permissive
for update
to authenticated
using (
    id = (select sovereign.family_of_caller())
    and (select sovereign.is_guardian_of_caller_family())
)
with check (
    id = (select sovereign.family_of_caller())
    and (select sovereign.is_guardian_of_caller_family())
);

comment on policy update_as_guardian on public.families is
    'A family is edited by its guardians.';

set local lock_timeout = '2s';

create policy select_own_or_as_guardian
on public.family_invitations
as permissive
for select
to authenticated
using (
    user_id = (select auth.uid())
    or (family_id = (select sovereign.family_of_caller()) and (select sovereign.is_guardian_of_caller_family()))
);

comment on policy select_own_or_as_guardian on public.family_invitations is
    'An invitation is seen by the invited and by the guardians of the family.';

create policy delete_own_or_as_guardian
on public.family_invitations
as permissive
for delete
to authenticated
using (
    user_id = (select auth.uid())
    or (family_id = (select sovereign.family_of_caller()) and (select sovereign.is_guardian_of_caller_family()))
);

comment on policy delete_own_or_as_guardian on public.family_invitations is
    'The invited declines it, a guardian withdraws it.';

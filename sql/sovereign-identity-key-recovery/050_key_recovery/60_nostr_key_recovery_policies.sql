set local lock_timeout = '2s';

create policy select_own_and_as_guardian
on public.nostr_key_recovery
as permissive
for select
to authenticated
using (
    user_id = (select auth.uid())
    or (
        family_id = (select sovereign.family_of_caller())
        and (select sovereign.is_guardian_of_caller_family())
    )
);

comment on policy select_own_and_as_guardian on public.nostr_key_recovery is
    'The owner of the key sees its requests, and so do the guardians who decide on them.';

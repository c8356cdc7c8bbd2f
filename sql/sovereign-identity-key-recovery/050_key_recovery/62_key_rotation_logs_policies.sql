set local lock_timeout = '2s';

-- The inner select is itself under the policy of the requests; it names the family again so that the
-- meaning of this policy does not hang on that one. An array is read once and looked up by index; "in"
-- beside an "or" would scan the whole log.
create policy select_own_and_as_guardian
on public.key_rotation_logs
as permissive
for select
to authenticated
using (
    user_id = (select auth.uid())
    or recovery_id = any (
        array(
            select r.id
            from public.nostr_key_recovery as r
            where r.family_id = (select sovereign.family_of_caller())
                and (select sovereign.is_guardian_of_caller_family())
        )
    )
);

comment on policy select_own_and_as_guardian on public.key_rotation_logs is
    'The owner of the key sees all of its entries, guardians those of requests to their family.';

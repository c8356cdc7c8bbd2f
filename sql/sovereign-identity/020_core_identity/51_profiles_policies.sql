set local lock_timeout = '2s';

create policy select_own_and_family
on public.profiles
as permissive
for select
to authenticated
using (
    user_id = (select auth.uid())
    or family_id = (select sovereign.family_of_caller())
);

comment on policy select_own_and_family on public.profiles is
    'A profile is seen by its user and his family.';

create policy insert_pending
on public.profiles
as permissive
for insert
to anon
with check (
    user_id is null
    and family_id is null
    and family_role = 'private'
    and not is_active
);

comment on policy insert_pending on public.profiles is
    'Registration: a profile that is nobody''s yet. claim_profile() gives it to the holder of its key.';

create policy insert_own
on public.profiles
as permissive
for insert
to authenticated
with check (
    user_id = (select auth.uid())
    and npub = (select sovereign.npub_of_caller())
    and family_id is null
    and family_role = 'private'
);

comment on policy insert_own on public.profiles is
    'One makes a profile for oneself, with the key of the verified token, and in no family.';

create policy update_own
on public.profiles
as permissive
for update
to authenticated
using (
    user_id = (select auth.uid())
)
with check (
    user_id = (select auth.uid())
);

comment on policy update_own on public.profiles is
    'One edits one''s own profile. Which columns, the grants say.';

create policy delete_own_without_family
on public.profiles
as permissive
for delete
to authenticated
using (
    user_id = (select auth.uid())
    and family_id is null
);

comment on policy delete_own_without_family on public.profiles is
    'One deletes one''s own profile, after leaving one''s family by its rules.';

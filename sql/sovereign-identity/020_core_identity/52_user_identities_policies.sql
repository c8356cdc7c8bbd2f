set local lock_timeout = '2s';

create policy select_own
on public.user_identities
as permissive
for select
to authenticated
using (
    id = (select auth.uid())
);

comment on policy select_own on public.user_identities is
    'An identity is seen by its user, and not by his family.';

create policy insert_own
on public.user_identities
as permissive
for insert
to authenticated
with check (
    id = (select auth.uid())
    and npub = (select sovereign.npub_of_caller())
);

comment on policy insert_own on public.user_identities is
    'One makes one''s own identity, with the key of the verified token.';

create policy update_own
on public.user_identities
as permissive
for update
to authenticated
using (
    id = (select auth.uid())
)
with check (
    id = (select auth.uid())
);

comment on policy update_own on public.user_identities is
    'One edits one''s own identity. Which columns, the grants say.';

create policy delete_own
on public.user_identities
as permissive
for delete
to authenticated
using (
    id = (select auth.uid())
);

comment on policy delete_own on public.user_identities is
    'One deletes one''s own identity.';

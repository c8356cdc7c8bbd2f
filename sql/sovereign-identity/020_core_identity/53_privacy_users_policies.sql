set local lock_timeout = '2s';

create policy select_own
on public.privacy_users
as permissive
for select
to authenticated
using (
    user_id = (select auth.uid())
);

comment on policy select_own on public.privacy_users is
    'The link between a user and his hash is seen by him, and not by his family.';

create policy insert_own
on public.privacy_users
as permissive
for insert
to authenticated
with check (
    user_id = (select auth.uid())
);

comment on policy insert_own on public.privacy_users is
    'One makes one''s own.';

create policy update_own
on public.privacy_users
as permissive
for update
to authenticated
using (
    user_id = (select auth.uid())
)
with check (
    user_id = (select auth.uid())
);

comment on policy update_own on public.privacy_users is
    'One edits one''s own. Which columns, the grants say.';

create policy delete_own
on public.privacy_users
as permissive
for delete
to authenticated
using (
    user_id = (select auth.uid())
);

comment on policy delete_own on public.privacy_users is
    'One deletes one''s own.';

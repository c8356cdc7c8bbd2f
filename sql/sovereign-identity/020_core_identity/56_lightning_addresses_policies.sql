set local lock_timeout = '2s';

create policy select_own
on public.lightning_addresses
as permissive
for select
to authenticated
using (
    user_id = (select auth.uid())
);

comment on policy select_own on public.lightning_addresses is
    'Addresses are seen by their user, and not by his family.';

create policy insert_own
on public.lightning_addresses
as permissive
for insert
to authenticated
with check (
    user_id = (select auth.uid())
);

comment on policy insert_own on public.lightning_addresses is
    'One adds one''s own addresses.';

create policy update_own
on public.lightning_addresses
as permissive
for update
to authenticated
using (
    user_id = (select auth.uid())
)
with check (
    user_id = (select auth.uid())
);

comment on policy update_own on public.lightning_addresses is
    'One edits one''s own. Which columns, the grants say.';

create policy delete_own
on public.lightning_addresses
as permissive
for delete
to authenticated
using (
    user_id = (select auth.uid())
);

comment on policy delete_own on public.lightning_addresses is
    'One deletes one''s own.';

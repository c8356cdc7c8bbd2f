set local lock_timeout = '2s';

create policy select_own
on public.nwc_permissions
as permissive
for select
to authenticated
using (
    user_id = (select auth.uid())
);

comment on policy select_own on public.nwc_permissions is
    'Permissions are seen by the owner of the connection.';

create policy insert_own
on public.nwc_permissions
as permissive
for insert
to authenticated
with check (
    user_id = (select auth.uid())
);

comment on policy insert_own on public.nwc_permissions is
    'The owner grants methods to his own connections; the foreign key says which are his.';

create policy update_own
on public.nwc_permissions
as permissive
for update
to authenticated
using (
    user_id = (select auth.uid())
)
with check (
    user_id = (select auth.uid())
);

comment on policy update_own on public.nwc_permissions is
    'The owner changes until when a method is granted.';

create policy delete_own
on public.nwc_permissions
as permissive
for delete
to authenticated
using (
    user_id = (select auth.uid())
);

comment on policy delete_own on public.nwc_permissions is
    'The owner takes a method back.';

set local lock_timeout = '2s';

create policy select_own
on public.nwc_connections
as permissive
for select
to authenticated
using (
    user_id = (select auth.uid())
);

comment on policy select_own on public.nwc_connections is
    'A wallet is private, in a family too: nobody else sees it.';

create policy insert_own
on public.nwc_connections
as permissive
for insert
to authenticated
with check (
    user_id = (select auth.uid())
);

comment on policy insert_own on public.nwc_connections is
    'A new connection belongs to who makes it.';

create policy update_own
on public.nwc_connections
as permissive
for update
to authenticated
using (
    user_id = (select auth.uid())
)
with check (
    user_id = (select auth.uid())
);

comment on policy update_own on public.nwc_connections is
    'The owner sets names, limits and ciphertext, and gives no connection away.';

create policy delete_own
on public.nwc_connections
as permissive
for delete
to authenticated
using (
    user_id = (select auth.uid())
);

comment on policy delete_own on public.nwc_connections is
    'The owner deletes a connection that has never paid; one that has he deactivates.';

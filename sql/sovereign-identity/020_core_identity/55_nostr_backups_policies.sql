set local lock_timeout = '2s';

create policy select_own
on public.nostr_backups
as permissive
for select
to authenticated
using (
    user_id = (select auth.uid())
);

comment on policy select_own on public.nostr_backups is
    'Backups are seen by their user, and not by his family.';

create policy insert_own
on public.nostr_backups
as permissive
for insert
to authenticated
with check (
    user_id = (select auth.uid())
);

comment on policy insert_own on public.nostr_backups is
    'One notes one''s own backups.';

create policy update_own
on public.nostr_backups
as permissive
for update
to authenticated
using (
    user_id = (select auth.uid())
)
with check (
    user_id = (select auth.uid())
);

comment on policy update_own on public.nostr_backups is
    'One edits one''s own.';

create policy delete_own
on public.nostr_backups
as permissive
for delete
to authenticated
using (
    user_id = (select auth.uid())
);

comment on policy delete_own on public.nostr_backups is
    'One forgets one''s own.';

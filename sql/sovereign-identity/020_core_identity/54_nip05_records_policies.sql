set local lock_timeout = '2s';

create policy select_active
on public.nip05_records
as permissive
for select
to anon
using (
    is_active
);

comment on policy select_active on public.nip05_records is
    'Whoever verifies an address sees the active names.';

create policy select_active_and_own
on public.nip05_records
as permissive
for select
to authenticated
using (
    is_active
    or user_id = (select auth.uid())
);

comment on policy select_active_and_own on public.nip05_records is
    'Users see the active names, and their own also when they are not.';

create policy insert_own
on public.nip05_records
as permissive
for insert
to authenticated
with check (
    user_id = (select auth.uid())
    and pubkey = (select sovereign.npub_of_caller())
    and name <> '_'
);

comment on policy insert_own on public.nip05_records is
    'One takes a name for the key of the verified token. The name _ is the domain itself, so it is not taken.';

create policy update_own
on public.nip05_records
as permissive
for update
to authenticated
using (
    user_id = (select auth.uid())
)
with check (
    user_id = (select auth.uid())
    and pubkey = (select sovereign.npub_of_caller())
);

comment on policy update_own on public.nip05_records is
    'One edits one''s own names, and they keep to the key of the verified token.';

create policy delete_own
on public.nip05_records
as permissive
for delete
to authenticated
using (
    user_id = (select auth.uid())
);

comment on policy delete_own on public.nip05_records is
    'One gives up one''s own names.';

set local lock_timeout = '2s';

-- Each arm of the OR names deleted_at and owner together, so that each finds its partial index.
create policy select_own_and_shared
on public.organizations
as permissive
for select
to authenticated
using (
    (deleted_at is null and owner_user_id is null)
    or (deleted_at is null and owner_user_id = (select auth.uid()))
    or (deleted_at = now() and owner_user_id = (select auth.uid()))
);

comment on policy select_own_and_shared on public.organizations is
    'A user sees his own organizations and the shared ones. What he deletes he sees until the end of that transaction.';

create policy insert_own
on public.organizations
as permissive
for insert
to authenticated
with check (
    owner_user_id = (select auth.uid())
    and deleted_at is null
);

comment on policy insert_own on public.organizations is
    'A new organization belongs to who makes it; only service_role makes shared ones.';

create policy update_own
on public.organizations
as permissive
for update
to authenticated
using (
    owner_user_id = (select auth.uid())
    and (deleted_at is null or deleted_at = now())
)
with check (
    owner_user_id = (select auth.uid())
);

comment on policy update_own on public.organizations is
    'Own ones only: shared organizations are edited by service_role, and nobody gives his own away.';

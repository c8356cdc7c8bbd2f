set local lock_timeout = '2s';

drop policy select_accessible on public.organizations;

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

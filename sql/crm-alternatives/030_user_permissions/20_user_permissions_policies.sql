set local lock_timeout = '2s';

create policy select_own
on public.user_permissions
as permissive
for select
to authenticated
using (
    user_id = (select auth.uid())
);

comment on policy select_own on public.user_permissions is
    'A user sees his own permissions. There is no policy for writing, on purpose.';

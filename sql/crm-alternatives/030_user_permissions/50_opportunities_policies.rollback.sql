set local lock_timeout = '2s';

drop policy update_own_and_permitted on public.opportunities;

drop policy select_own_and_permitted on public.opportunities;

create policy select_own
on public.opportunities
as permissive
for select
to authenticated
using (
    (deleted_at is null and owner_user_id = (select auth.uid()))
    or (deleted_at = now() and owner_user_id = (select auth.uid()))
);

comment on policy select_own on public.opportunities is
    'A user sees his own opportunities and nobody else''s.';

create policy update_own
on public.opportunities
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

comment on policy update_own on public.opportunities is
    'Own opportunities only, and they stay his.';

set local lock_timeout = '2s';

create policy select_own
on public.notes
as permissive
for select
to authenticated
using (owner_user_id = (select auth.uid()));

create policy insert_own
on public.notes
as permissive
for insert
to authenticated
with check (owner_user_id = (select auth.uid()));

grant select, insert on table public.notes to authenticated;

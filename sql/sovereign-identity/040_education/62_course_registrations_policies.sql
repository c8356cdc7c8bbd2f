set local lock_timeout = '2s';

create policy select_own_and_of_family
on public.course_registrations
as permissive
for select
to authenticated
using (user_id = any ((select sovereign.user_ids_of_family())::uuid[]));

comment on policy select_own_and_of_family on public.course_registrations is
    'A student and his family see what he is registered for.';

create policy insert_own
on public.course_registrations
as permissive
for insert
to authenticated
with check (user_id = (select auth.uid()));

comment on policy insert_own on public.course_registrations is
    'Everybody registers himself; a trigger says how it begins.';

create policy cancel_own
on public.course_registrations
as permissive
for update
to authenticated
using (
    user_id = (select auth.uid())
    and status in ('pending_approval', 'active')
)
with check (
    user_id = (select auth.uid())
    and status = 'cancelled'
);

comment on policy cancel_own on public.course_registrations is
    'The one change that a student makes is to cancel. Approval comes from decide_registration().';

create policy delete_own
on public.course_registrations
as permissive
for delete
to authenticated
using (user_id = (select auth.uid()));

comment on policy delete_own on public.course_registrations is
    'What one did not want to keep goes, with its progress. Registering again starts from the beginning.';

set local lock_timeout = '2s';

create policy select_own_and_of_family
on public.course_progress
as permissive
for select
to authenticated
using (user_id = any ((select sovereign.user_ids_of_family())::uuid[]));

comment on policy select_own_and_of_family on public.course_progress is
    'A student and his family see how far he is.';

create policy insert_own_when_active
on public.course_progress
as permissive
for insert
to authenticated
with check (
    user_id = (select auth.uid())
    and exists (
        select
        from public.course_registrations as r
        where r.course_id = course_progress.course_id
            and r.user_id = course_progress.user_id
            and r.status in ('active', 'completed')
    )
);

comment on policy insert_own_when_active on public.course_progress is
    'Own progress, in a course that one is admitted to: a minor does not begin before a guardian says yes.';

create policy update_own_when_active
on public.course_progress
as permissive
for update
to authenticated
using (user_id = (select auth.uid()))
with check (
    user_id = (select auth.uid())
    and exists (
        select
        from public.course_registrations as r
        where r.course_id = course_progress.course_id
            and r.user_id = course_progress.user_id
            and r.status in ('active', 'completed')
    )
);

comment on policy update_own_when_active on public.course_progress is
    'Own progress, in a course that one is admitted to.';

create policy delete_own
on public.course_progress
as permissive
for delete
to authenticated
using (user_id = (select auth.uid()));

comment on policy delete_own on public.course_progress is
    'Own progress.';

set local lock_timeout = '2s';

create policy select_active
on public.courses
as permissive
for select
to anon
using (is_active);

comment on policy select_active on public.courses is
    'The catalogue is public; what is not active is not in it.';

-- The registrations that the caller sees, by their own policy.
create policy select_active_and_registered
on public.courses
as permissive
for select
to authenticated
using (
    is_active
    or id in (
        select r.course_id
        from public.course_registrations as r
    )
);

comment on policy select_active_and_registered on public.courses is
    'The catalogue, and what one or one''s family is registered for even if it has been taken out of it.';

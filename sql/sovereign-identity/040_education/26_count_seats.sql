-- security definer: students do not write courses. Postgres locks the row of the course and, if it had to
-- wait, looks at the conditions again: the last seat goes to one of two sessions, never to both.
create function sovereign.count_seats()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_holding constant text[] := array['pending_approval', 'active', 'completed'];
    v_held boolean := false;
    v_holds boolean := false;
    v_moves boolean := false;
begin
    if tg_op <> 'INSERT' then
        v_held := old.status = any (v_holding);
    end if;

    if tg_op <> 'DELETE' then
        v_holds := new.status = any (v_holding);
    end if;

    if tg_op = 'UPDATE' then
        v_moves := old.course_id <> new.course_id;
    end if;

    if v_held and (v_moves or not v_holds) then
        update public.courses as c
        set current_enrollment = c.current_enrollment - 1
        where c.id = old.course_id;
    end if;

    if v_holds and (v_moves or not v_held) then
        update public.courses as c
        set current_enrollment = c.current_enrollment + 1
        where c.id = new.course_id
            and c.is_active
            and (c.registration_deadline is null or c.registration_deadline > pg_catalog.now())
            and (c.max_students is null or c.current_enrollment < c.max_students);

        if not found then
            perform
            from public.courses as c
            where c.id = new.course_id
                and c.is_active
                and (c.registration_deadline is null or c.registration_deadline > pg_catalog.now());

            if found then
                raise exception using
                    errcode = 'PR140',
                    message = 'the course is full',
                    hint = 'Somebody may cancel; try again later or choose another course.';
            end if;

            raise exception using
                errcode = 'PR141',
                message = 'registration for this course is closed',
                hint = 'The course is not active, or its registration deadline has passed.';
        end if;
    end if;

    return null;
end
$$;

revoke execute on function sovereign.count_seats()
    from public, anon, authenticated, service_role;

comment on function sovereign.count_seats() is
    'Trigger function: takes a seat of the course or gives it back. PR140: full; PR141: closed.';

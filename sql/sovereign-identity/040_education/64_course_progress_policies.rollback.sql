set local lock_timeout = '2s';

drop policy delete_own on public.course_progress;

drop policy update_own_when_active on public.course_progress;

drop policy insert_own_when_active on public.course_progress;

drop policy select_own_and_of_family on public.course_progress;

set local lock_timeout = '2s';

drop policy delete_own on public.course_registrations;

drop policy cancel_own on public.course_registrations;

drop policy insert_own on public.course_registrations;

drop policy select_own_and_of_family on public.course_registrations;

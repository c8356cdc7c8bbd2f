set local lock_timeout = '2s';

drop trigger _500_count_seats on public.course_registrations;

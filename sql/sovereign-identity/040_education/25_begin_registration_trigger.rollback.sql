set local lock_timeout = '2s';

drop trigger _100_begin_registration on public.course_registrations;

set local lock_timeout = '2s';

create trigger _100_begin_registration
before insert on public.course_registrations
for each row
execute function sovereign.begin_registration();

set local lock_timeout = '2s';

-- After, not before: "on conflict do nothing" runs the triggers before a row that then is not inserted,
-- and its seat would stay taken.
create trigger _500_count_seats
after insert or delete or update of status, course_id on public.course_registrations
for each row
execute function sovereign.count_seats();

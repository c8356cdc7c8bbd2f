set local lock_timeout = '2s';

drop trigger _100_leave_with_family on public.profiles;

drop function sovereign.leave_with_family();

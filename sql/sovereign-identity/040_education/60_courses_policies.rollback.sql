set local lock_timeout = '2s';

drop policy select_active_and_registered on public.courses;

drop policy select_active on public.courses;

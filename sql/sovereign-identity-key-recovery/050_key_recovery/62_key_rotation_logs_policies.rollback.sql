set local lock_timeout = '2s';

drop policy select_own_and_as_guardian on public.key_rotation_logs;

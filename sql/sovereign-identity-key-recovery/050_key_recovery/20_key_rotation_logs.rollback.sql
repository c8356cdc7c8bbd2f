set local lock_timeout = '2s';

drop table public.key_rotation_logs;

set local lock_timeout = '2s';

drop trigger _100_keep_key_rotation_logs on public.key_rotation_logs;

drop function sovereign.keep_key_rotation_logs();

drop table public.key_rotation_logs;

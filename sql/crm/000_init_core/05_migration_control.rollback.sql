drop table public.migration_control;

drop function public.begin_migration_phase(int, text);

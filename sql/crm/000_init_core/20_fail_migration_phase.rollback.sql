drop function public.fail_migration_phase(int, text);

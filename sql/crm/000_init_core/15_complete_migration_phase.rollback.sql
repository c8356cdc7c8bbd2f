drop function public.complete_migration_phase(int);

drop function public.resume_migration_phase(int);

select public.complete_migration_phase(7);
